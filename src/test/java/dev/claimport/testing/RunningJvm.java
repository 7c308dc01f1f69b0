package dev.claimport.testing;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;

/** A Java process with the class path of the tests. Closing it ends the process. */
public final class RunningJvm implements AutoCloseable {

    /** For one that makes keys all the time: without the optimizing compiler's own multiplication, RSA-2048 takes seven times as long. */
    public static final List<String> OPTIMIZING = List.of("-XX:TieredStopAtLevel=4");

    private static final long PATIENCE_SECONDS = 60;

    private final Process process;
    private final BufferedReader out;
    private final FutureTask<String> errors;

    private RunningJvm(Process process) {
        this.process = process;
        this.out = process.inputReader(StandardCharsets.UTF_8);
        this.errors = new FutureTask<>(() -> new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
        Thread.ofVirtual().start(errors);
    }

    /** @param environment put over this process's own, less its AWS settings */
    public static RunningJvm start(Map<String, String> environment, List<String> options, String mainClass, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-cp", TestClassPath.text()));
        command.addAll(options);
        command.add(mainClass);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.equals("DISPLAY") || name.equals("WAYLAND_DISPLAY"));
        // What a child records is not for whoever runs the tests.
        builder.environment().put("XDG_DATA_HOME", Path.of(System.getProperty("java.io.tmpdir"), "claimport-test-" + ProcessHandle.current().pid()).toString());
        builder.environment().putAll(environment);
        return new RunningJvm(Interruptible.start(builder));
    }

    /** The next line of standard output; null at its end. */
    public String line() throws IOException {
        return out.readLine();
    }

    /** As {@code head} does when it has its lines. */
    public void stopReading() throws IOException {
        out.close();
    }

    /** Writes a line feed to its standard input. */
    public void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    public long pid() {
        return process.pid();
    }

    /** Waits for the end; everything on standard output that was not read yet. */
    public String rest() throws IOException {
        StringBuilder rest = new StringBuilder();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            rest.append(line).append('\n');
        }
        return rest.toString();
    }

    /** Waits for the end. */
    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("still runs: " + process.info());
        }
        return process.exitValue();
    }

    /** Standard error, once the process has ended. */
    public String errors() throws InterruptedException, ExecutionException {
        return errors.get();
    }

    /** As {@code kill -9} does. */
    public void kill() {
        process.toHandle().destroyForcibly();
    }

    /** As Ctrl-C does. */
    public void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
