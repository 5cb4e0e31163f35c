package org.holisticsjdbc.engine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.holisticsjdbc.api.ApiRequest;
import org.holisticsjdbc.api.Job;
import org.holisticsjdbc.procedure.Service;

/**
 * The service as one execution of a query asks it: a list that stands in several places of the
 * query is read once, and is the same in all of them.
 *
 * <p>Remembers a bounded number of answers; beyond that it asks again.
 */
final class SharedReads implements Service {
  private static final int MOST_ANSWERS = 100;

  private final Service service;
  private final Map<ApiRequest, Supplier<JsonNode>> begun = new HashMap<>();

  SharedReads(Service service) {
    this.service = requireNonNull(service, "service");
  }

  @Override
  public JsonNode send(ApiRequest request) {
    return begin(request).get();
  }

  @Override
  public Supplier<JsonNode> begin(ApiRequest request) {
    if (!request.method().equals("GET")) {
      return service.begin(request);
    }
    synchronized (begun) {
      Supplier<JsonNode> known = begun.get(request);
      if (known != null) {
        return known;
      }
      Supplier<JsonNode> answer = service.begin(request);
      if (begun.size() < MOST_ANSWERS) {
        begun.put(request, answer);
      }
      return answer;
    }
  }

  @Override
  public Job await(Job submitted, Consumer<Job> seen) {
    return service.await(submitted, seen);
  }

  @Override
  public List<Job.Log> log(long jobId) {
    return service.log(jobId);
  }

  @Override
  public byte[] download(long jobId, int mostBytes) {
    return service.download(jobId, mostBytes);
  }

  @Override
  public void changed() {
    service.changed();
  }

  @Override
  public void tell(String message) {
    service.tell(message);
  }
}
