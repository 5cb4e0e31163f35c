package org.holisticsjdbc.api;

import java.io.IOException;
import java.util.Optional;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.RequestBody;
import okio.BufferedSink;

/** The contents of requests as OkHttp sends them: each once, whatever happens (DESIGN §7). */
final class RequestBodies {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final MediaType FILE = MediaType.get("application/octet-stream");

  private RequestBodies() {}

  /** Returns the body of a request; a GET has none, every other method one that may be empty. */
  static Optional<RequestBody> of(ApiRequest request) {
    if (request.content() instanceof Content.Nothing) {
      return request.method().equals("GET") ? Optional.empty() : Optional.of(json(new byte[0]));
    }
    return Optional.of(
        request.content() instanceof Content.Form form
            ? new OneShot(form(form))
            : json(((Content.JsonDocument) request.content()).document()));
  }

  private static RequestBody json(byte[] document) {
    return new OneShot(RequestBody.create(document, JSON));
  }

  private static RequestBody form(Content.Form form) {
    MultipartBody.Builder body = new MultipartBody.Builder().setType(MultipartBody.FORM);
    for (Content.Part part : form.parts()) {
      body.addFormDataPart(part.name(), part.fileName().orElse(null), content(part));
    }
    return body.build();
  }

  private static RequestBody content(Content.Part part) {
    MediaType type = part.fileName().isPresent() ? FILE : null;
    return part.source() instanceof Content.LocalFile file
        ? RequestBody.create(file.path().toFile(), type)
        : RequestBody.create(((Content.Bytes) part.source()).bytes(), type);
  }

  /** OkHttp sends other bodies again by itself. */
  private static final class OneShot extends RequestBody {
    private final RequestBody content;

    OneShot(RequestBody content) {
      this.content = content;
    }

    @Override
    public MediaType contentType() {
      return content.contentType();
    }

    @Override
    public long contentLength() throws IOException {
      return content.contentLength();
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      content.writeTo(sink);
    }

    @Override
    public boolean isOneShot() {
      return true;
    }
  }
}
