import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A program of the building system's. */
final class Tool {

    private Tool() {}

    /** @throws IOException with what it said, when it fails or is not there */
    static void run(Path folder, Map<String, String> environment, List<String> command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + "\n" + output);
        }
    }

    /** @param path the folders of programs, as the environment has them */
    static boolean isThere(String name, String path) {
        return Stream.of(path.split(File.pathSeparator)).filter(folder -> !folder.isEmpty()).anyMatch(folder -> Files.isExecutable(Path.of(folder, name)));
    }
}
