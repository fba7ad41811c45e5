package koyomi.api.resource;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import koyomi.domain.interval.Span;
import koyomi.domain.resource.Resource;
import koyomi.schemas.store.StoreCodecs;

/** The bytes by which resources and their times travel between instances. */
final class ResourceTransfer {
  private ResourceTransfer() {}

  /** Writes resources. */
  static byte[] bytes(List<Resource> resources) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(resources.size());
    for (Resource each : resources) {
      byte[] resource = StoreCodecs.RESOURCE.encode(each);
      out.writeInt(resource.length);
      out.write(resource);
    }
    return bytes.toByteArray();
  }

  /** Reads resources. */
  static List<Resource> resources(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      int size = in.readInt();
      List<Resource> resources = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        resources.add(StoreCodecs.RESOURCE.decode(in.readNBytes(in.readInt())));
      }
      return resources;
    }
  }

  /** Writes times by resource id. */
  static byte[] bytes(Map<String, List<Span>> times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.writeInt(times.size());
    for (Map.Entry<String, List<Span>> each : times.entrySet()) {
      out.writeUTF(each.getKey());
      out.writeInt(each.getValue().size());
      for (Span span : each.getValue()) {
        out.writeLong(span.start());
        out.writeLong(span.end());
      }
    }
    return bytes.toByteArray();
  }

  /** Reads times by resource id. */
  static Map<String, List<Span>> times(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      Map<String, List<Span>> times = new HashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        String id = in.readUTF();
        int size = in.readInt();
        List<Span> spans = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
          spans.add(new Span(in.readLong(), in.readLong()));
        }
        times.put(id, spans);
      }
      return times;
    }
  }
}
