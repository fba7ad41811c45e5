package koyomi.api.resource;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import koyomi.api.read.ShardRouter;
import koyomi.api.security.Caller;
import koyomi.domain.id.ShardKey;
import koyomi.domain.interval.Span;
import koyomi.topologies.scheduling.query.ResourceView;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** What this instance tells other instances of the resources of its partitions. */
@Controller
public class ResourceInternalController {
  private final ShardRouter<ResourceView> router;

  /** Answers from the local store only. */
  public ResourceInternalController(ShardRouter<ResourceView> router) {
    this.router = router;
  }

  /** The resources of one partition, with the times at which they are taken. */
  @GetMapping(Resources.ROUTE)
  public void resources(HttpServletRequest request, HttpServletResponse response, Caller caller)
      throws IOException {
    String start = request.getParameter("start");
    Span window =
        start == null
            ? null
            : new Span(Long.parseLong(start), Long.parseLong(request.getParameter("end")));
    router.serve(
        ShardKey.ofPartition(Integer.parseInt(request.getParameter("partition"))),
        request,
        response,
        caller,
        view -> {
          byte[] body = Resources.write(Resources.local(view, window));
          response.setContentType("application/octet-stream");
          response.setContentLength(body.length);
          response.getOutputStream().write(body);
        });
  }
}
