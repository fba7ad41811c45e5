package koyomi.api.docs;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** The contract as an OpenAPI 3.1 document. */
@Controller
public class OpenApiController {
  private static final String RESOURCE = "koyomi/api/openapi.json";

  /** The document. */
  @GetMapping(path = "/v1/openapi.json", produces = "application/json")
  public void document(HttpServletResponse response) throws IOException {
    ClassPathResource document = new ClassPathResource(RESOURCE);
    response.setContentType("application/json");
    response.setHeader("Cache-Control", "public, max-age=300");
    response.setContentLengthLong(document.contentLength());
    try (InputStream in = document.getInputStream()) {
      in.transferTo(response.getOutputStream());
    }
  }
}
