package org.holisticsjdbc.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The storage behind the API: answers signed links with result files, as Amazon S3 does. */
final class Storage implements Responder {

  private static final Pattern PATH = Pattern.compile("/exports/([0-9]{1,18})/([^/]+\\.csv)");

  private final LinkSigner signer;
  private final JobBook jobs;

  Storage(LinkSigner signer, JobBook jobs) {
    this.signer = signer;
    this.jobs = jobs;
  }

  static String path(long jobId, String fileName) {
    return "/exports/" + jobId + "/" + fileName + ".csv";
  }

  @Override
  public Optional<Operation> operationOf(Request request) {
    return Optional.empty(); // The storage is no part of the contract.
  }

  @Override
  public Answer answer(Request request, Instant now, Optional<Fault.Effect> effect) {
    Answer answer = request.method().equals("GET") ? read(request, now) : refuseMethod();
    String id = UUID.randomUUID().toString();
    return answer.with(Map.of("x-amz-request-id", id, "Server", "AmazonS3"));
  }

  private Answer read(Request request, Instant now) {
    String host = request.header("Host").orElse("");
    return switch (signer.verdict(host, request.path(), request.query(), now)) {
      case FORGED ->
          error(
              403,
              "SignatureDoesNotMatch",
              "The request signature we calculated does not match the signature you provided.");
      case EXPIRED -> error(403, "AccessDenied", "Request has expired");
      case VALID -> file(request.path());
    };
  }

  private Answer file(String path) {
    Matcher matcher = PATH.matcher(path);
    if (!matcher.matches()) {
      return noSuchKey();
    }
    Optional<Path> file = jobs.find(Long.parseLong(matcher.group(1))).flatMap(Job::file);
    if (file.isEmpty()) {
      return noSuchKey();
    }
    try {
      return Answer.file(file.get(), Files.size(file.get()))
          .with("Content-Disposition", "attachment; filename=\"%s\"".formatted(matcher.group(2)));
    } catch (IOException e) {
      return noSuchKey();
    }
  }

  private static Answer noSuchKey() {
    return error(404, "NoSuchKey", "The specified key does not exist.");
  }

  private static Answer refuseMethod() {
    return error(405, "MethodNotAllowed", "The specified method is not allowed.");
  }

  private static Answer error(int status, String code, String message) {
    String xml =
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <Error><Code>%s</Code><Message>%s</Message></Error>
        """;
    return Answer.text(status, "application/xml", xml.formatted(code, message));
  }
}
