package koyomi.api.people;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import koyomi.domain.people.Profile;
import koyomi.schemas.store.StoreCodecs;
import koyomi.topologies.calendar.query.DirectoryPage;

/** The bytes by which profiles travel between instances. */
final class ProfileTransfer {
  private ProfileTransfer() {}

  static byte[] write(DirectoryPage page) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    String next = page.next();
    out.writeBoolean(next != null);
    if (next != null) {
      out.writeUTF(next);
    }
    out.writeInt(page.items().size());
    for (DirectoryPage.Found found : page.items()) {
      out.writeUTF(found.place());
      byte[] profile = StoreCodecs.PROFILE.encode(found.profile());
      out.writeInt(profile.length);
      out.write(profile);
    }
    return bytes.toByteArray();
  }

  static DirectoryPage read(InputStream body) throws IOException {
    try (DataInputStream in = new DataInputStream(body)) {
      String next = in.readBoolean() ? in.readUTF() : null;
      int size = in.readInt();
      List<DirectoryPage.Found> found = new ArrayList<>(size);
      for (int i = 0; i < size; i++) {
        String place = in.readUTF();
        found.add(
            new DirectoryPage.Found(
                place, StoreCodecs.PROFILE.decode(in.readNBytes(in.readInt()))));
      }
      return new DirectoryPage(found, next);
    }
  }

  /** Profiles without places, as a page of their own. */
  static DirectoryPage page(List<Profile> profiles) {
    return new DirectoryPage(
        profiles.stream().map(profile -> new DirectoryPage.Found("", profile)).toList(), null);
  }
}
