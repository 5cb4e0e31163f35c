package org.holisticsjdbc.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An API key. It never shows itself: {@link #toString} is a mask, and only the client writes it
 * into a header.
 */
public final class ApiKey {
  private final String secret;

  public ApiKey(String secret) {
    if (secret.isBlank() || !secret.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new HolisticsException(
          Failure.UNAUTHENTICATED, "The API key is empty or holds characters that no key has");
    }
    this.secret = secret;
  }

  String secret() {
    return secret;
  }

  /** Returns a hash that tells two keys apart without revealing either. */
  public String hash() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has SHA-256
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ApiKey key && key.secret.equals(secret);
  }

  @Override
  public int hashCode() {
    return secret.hashCode();
  }

  @Override
  public String toString() {
    return "***";
  }
}
