package koyomi.devstack.process;

import java.io.File;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What to run in a Java process of its own.
 *
 * @param name what people read in progress lines and messages
 * @param jvmArguments options of the JVM
 * @param classPath jars or folders, in order
 * @param mainClass the class whose main runs under {@link Guarded}
 * @param arguments the main's arguments
 * @param environment added to the environment of this process
 * @param log where standard output and error go, appended
 */
public record JavaCommand(
    String name,
    List<String> jvmArguments,
    List<Path> classPath,
    String mainClass,
    List<String> arguments,
    Map<String, String> environment,
    Path log) {

  /** Copies its lists and its map. */
  public JavaCommand {
    jvmArguments = List.copyOf(jvmArguments);
    classPath = List.copyOf(classPath);
    arguments = List.copyOf(arguments);
    environment = Map.copyOf(environment);
  }

  /** The command line, of the same JDK as this process. */
  List<String> commandLine() {
    var line = new ArrayList<String>();
    // Ctrl-C and a closed terminal reach the whole group: only the supervisor may act on them, so
    // that it stops its children in order. An ignored signal stays ignored through exec.
    line.addAll(List.of("/bin/sh", "-c", "trap '' INT HUP; exec \"$@\"", "sh"));
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.addAll(jvmArguments);
    var path = new ArrayList<String>();
    path.add(codeSource(Guarded.class).toString());
    classPath.forEach(entry -> path.add(entry.toString()));
    line.add("-cp");
    line.add(String.join(File.pathSeparator, path));
    line.add(Guarded.class.getName());
    line.add(mainClass);
    line.addAll(arguments);
    return line;
  }

  /**
   * The jar or folder that a class was loaded from.
   *
   * @param type a class of the application class path
   * @return its jar or folder
   */
  public static Path codeSource(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("unreadable code source of " + type, e);
    }
  }
}
