/**
 * What all pages share: who may see which, security headers, rendering, languages, errors in plain
 * words.
 */
@NullMarked
package dev.guestright.server.web;

import org.jspecify.annotations.NullMarked;
