// Verifies a proof made by this library with an implementation that shares no code with it: the
// checkpoint and Merkle verification of @sigstore/verify (npm). How it was run is in README.md.
//
//   node verify.cjs <proof.tlog-proof> <verifier key> <entry as text>
const fs = require('node:fs');
const crypto = require('node:crypto');
const { verifyCheckpoint } = require('@sigstore/verify/dist/tlog/checkpoint.js');
const { verifyMerkleInclusion } = require('@sigstore/verify/dist/tlog/merkle.js');

const [file, vkey, entry] = process.argv.slice(2);
const text = fs.readFileSync(file, 'utf8');
const end = text.indexOf('\n\n');
const [, index, ...hashes] = text.slice(0, end).split('\n');
const [name, keyId, ...base64] = vkey.split('+');
const spki = Buffer.concat([
  Buffer.from('302a300506032b6570032100', 'hex'),
  Buffer.from(base64.join('+'), 'base64').subarray(1),
]);
const log = {
  logID: Buffer.from(keyId, 'hex'),
  baseURL: name,
  publicKey: crypto.createPublicKey({ key: spki, format: 'der', type: 'spki' }),
};
const logged = {
  canonicalizedBody: Buffer.from(entry),
  inclusionProof: {
    logIndex: index.replace('index ', ''),
    hashes: hashes.map((hash) => Buffer.from(hash, 'base64')),
    checkpoint: { envelope: text.slice(end + 2) },
  },
};

const checkpoint = verifyCheckpoint(logged, [log]);
verifyMerkleInclusion(logged, checkpoint);
console.log(`${checkpoint.origin}: entry ${logged.inclusionProof.logIndex} of ${checkpoint.logSize} is proved`);
