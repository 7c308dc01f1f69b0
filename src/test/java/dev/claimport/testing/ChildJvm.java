package dev.claimport.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path of the tests, for what must not share memory or environment with them. */
public final class ChildJvm {

    /** What it left: exit code and everything it printed. */
    public record Result(int exitCode, String output) {}

    private ChildJvm() {}

    /**
     * Runs a main class to its end.
     *
     * @param environment all of it, apart from the PATH
     * @param options for the JVM
     */
    public static Result run(Class<?> main, Map<String, String> environment, List<String> options, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-cp", TestClassPath.text(),
                main.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().clear();
        builder.environment().putAll(environment);
        Path output = Files.createTempFile("child", ".out");
        try {
            Process process = builder.redirectOutput(output.toFile()).start();
            boolean ended = process.waitFor(60, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            String said = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
            if (!ended) {
                throw new IOException("does not end: " + said);
            }
            return new Result(process.exitValue(), said);
        } finally {
            Files.delete(output);
        }
    }
}
