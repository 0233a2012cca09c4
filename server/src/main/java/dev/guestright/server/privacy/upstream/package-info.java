/**
 * Other systems of the company, told by signed webhook of what customers asked for (GDPR Art. 19),
 * and what they answered.
 */
@NullMarked
package dev.guestright.server.privacy.upstream;

import org.jspecify.annotations.NullMarked;
