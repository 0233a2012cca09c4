package dev.guestright.server.identity;

import dev.guestright.server.ids.StaffId;
import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.web.webauthn.api.AuthenticatorTransport;
import org.springframework.security.web.webauthn.api.Bytes;
import org.springframework.security.web.webauthn.api.CredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutableCredentialRecord;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCose;
import org.springframework.security.web.webauthn.api.ImmutablePublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialType;
import org.springframework.security.web.webauthn.api.PublicKeyCredentialUserEntity;
import org.springframework.security.web.webauthn.management.PublicKeyCredentialUserEntityRepository;
import org.springframework.security.web.webauthn.management.UserCredentialRepository;

/** Passkeys as rows. Whose they are is the account's id: user names are not handed to devices. */
final class PasskeyRows
    implements UserCredentialRepository, PublicKeyCredentialUserEntityRepository {

  private final JdbcClient house;
  private final StaffAccounts accounts;

  PasskeyRows(JdbcClient house, StaffAccounts accounts) {
    this.house = house;
    this.accounts = accounts;
  }

  static Bytes handle(StaffId id) {
    return new Bytes(
        ByteBuffer.allocate(2 * Long.BYTES)
            .putLong(id.value().getMostSignificantBits())
            .putLong(id.value().getLeastSignificantBits())
            .array());
  }

  static StaffId staff(Bytes handle) {
    ByteBuffer bytes = ByteBuffer.wrap(handle.getBytes());
    return new StaffId(new UUID(bytes.getLong(), bytes.getLong()));
  }

  @Override
  public void save(CredentialRecord passkey) {
    house
        .sql(
            """
            INSERT INTO identity.passkey
              (passkey_id, staff_id, public_key, attestation, signature_count, verified,
               backup_eligible, backed_up, transports, label, made_at, used_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            ON CONFLICT (passkey_id) DO UPDATE
            SET signature_count = excluded.signature_count, backed_up = excluded.backed_up,
              used_at = excluded.used_at
            """)
        .params(
            passkey.getCredentialId().getBytes(),
            staff(passkey.getUserEntityUserId()).value(),
            passkey.getPublicKey().getBytes(),
            Objects.requireNonNull(passkey.getAttestationObject()).getBytes(),
            passkey.getSignatureCount(),
            passkey.isUvInitialized(),
            passkey.isBackupEligible(),
            passkey.isBackupState(),
            passkey.getTransports().stream()
                .map(AuthenticatorTransport::getValue)
                .toArray(String[]::new),
            passkey.getLabel(),
            utc(passkey.getCreated()),
            utc(passkey.getLastUsed()))
        .update();
  }

  @Override
  public @Nullable CredentialRecord findByCredentialId(Bytes id) {
    return house
        .sql("SELECT * FROM identity.passkey WHERE passkey_id = ?")
        .params(id.getBytes())
        .query((row, n) -> passkey(row))
        .optional()
        .orElse(null);
  }

  @Override
  public List<CredentialRecord> findByUserId(Bytes handle) {
    return house
        .sql("SELECT * FROM identity.passkey WHERE staff_id = ? ORDER BY made_at")
        .params(staff(handle).value())
        .query((row, n) -> passkey(row))
        .list();
  }

  @Override
  public void delete(Bytes id) {
    house.sql("DELETE FROM identity.passkey WHERE passkey_id = ?").params(id.getBytes()).update();
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findById(Bytes handle) {
    return accounts.find(staff(handle)).map(PasskeyRows::person).orElse(null);
  }

  @Override
  public @Nullable PublicKeyCredentialUserEntity findByUsername(String userName) {
    return accounts.find(userName).map(PasskeyRows::person).orElse(null);
  }

  @Override
  public void save(PublicKeyCredentialUserEntity person) {
    throw new UnsupportedOperationException("Accounts are opened by StaffAccounts alone");
  }

  private static PublicKeyCredentialUserEntity person(StaffAccounts.Account account) {
    return ImmutablePublicKeyCredentialUserEntity.builder()
        .id(handle(account.staff().id()))
        .name(account.userName())
        .displayName(account.staff().displayName())
        .build();
  }

  private static CredentialRecord passkey(ResultSet row) throws SQLException {
    return ImmutableCredentialRecord.builder()
        .credentialType(PublicKeyCredentialType.PUBLIC_KEY)
        .credentialId(new Bytes(row.getBytes("passkey_id")))
        .userEntityUserId(handle(new StaffId(row.getObject("staff_id", UUID.class))))
        .publicKey(new ImmutablePublicKeyCose(row.getBytes("public_key")))
        .signatureCount(row.getLong("signature_count"))
        .uvInitialized(row.getBoolean("verified"))
        .backupEligible(row.getBoolean("backup_eligible"))
        .backupState(row.getBoolean("backed_up"))
        .transports(
            Arrays.stream((String[]) row.getArray("transports").getArray())
                .map(AuthenticatorTransport::valueOf)
                .collect(Collectors.toSet()))
        .label(row.getString("label"))
        .created(instant(row, "made_at"))
        .lastUsed(instant(row, "used_at"))
        .attestationObject(new Bytes(row.getBytes("attestation")))
        .build();
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static OffsetDateTime utc(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }
}
