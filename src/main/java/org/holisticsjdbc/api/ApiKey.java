package org.holisticsjdbc.api;

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
