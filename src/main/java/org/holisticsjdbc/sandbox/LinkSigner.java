package org.holisticsjdbc.sandbox;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs download links as Amazon S3 does: anyone who has one may read, for a short time. */
final class LinkSigner {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final String SIGNATURE = "&X-Amz-Signature=";

  private final SecretKeySpec secret;

  LinkSigner() {
    byte[] random = new byte[32];
    new SecureRandom().nextBytes(random);
    secret = new SecretKeySpec(random, "HmacSHA256");
  }

  /** Whether a link may be used. */
  enum Verdict {
    VALID,
    EXPIRED,
    FORGED
  }

  URI sign(URI storage, String path, Instant now, Duration lifetime) {
    String query =
        "X-Amz-Algorithm=AWS4-HMAC-SHA256"
            + ("&X-Amz-Date=" + TIME.format(now))
            + ("&X-Amz-Expires=" + lifetime.toSeconds())
            + "&X-Amz-SignedHeaders=host";
    String host = storage.getRawAuthority();
    return URI.create(storage + path + "?" + query + SIGNATURE + signature(host, path, query));
  }

  Verdict verdict(String host, String path, String query, Instant now) {
    int end = query.indexOf(SIGNATURE);
    if (end < 0) {
      return Verdict.FORGED;
    }
    String signed = query.substring(0, end);
    String given = query.substring(end + SIGNATURE.length());
    if (!equal(given, signature(host, path, signed))) {
      return Verdict.FORGED;
    }
    return now.isBefore(expiry(QueryString.parse(signed))) ? Verdict.VALID : Verdict.EXPIRED;
  }

  /** Reads the expiry of a query that has been found genuine. */
  private static Instant expiry(QueryString query) {
    try {
      Instant signedAt = TIME.parse(query.last("X-Amz-Date").orElseThrow(), Instant::from);
      return signedAt.plusSeconds(Long.parseLong(query.last("X-Amz-Expires").orElseThrow()));
    } catch (DateTimeParseException e) {
      throw new IllegalStateException("Signed an unreadable link", e);
    }
  }

  private static boolean equal(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private String signature(String host, String path, String query) {
    try {
      Mac mac = Mac.getInstance(secret.getAlgorithm());
      mac.init(secret);
      String signed = "GET\n%s\n%s\n%s".formatted(host, path, query);
      return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every JVM has HmacSHA256", e);
    }
  }
}
