package dev.claimport.cli.aws;

import dev.claimport.testing.Interruptible;
import dev.claimport.testing.TestClassPath;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A command as a process of its own, as a script starts it: what it prints goes to files. */
final class AwsProcess {

    /** A process that hangs takes for ever; one on a busy computer a minute and more. */
    private static final int SECONDS = 240;

    private final Process process;
    private final Path out;
    private final Path err;

    private AwsProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    static AwsProcess start(Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out", "");
        return start(List.of(), folder, environment, Redirect.to(out.toFile()), out, arguments);
    }

    /** @param to instead of a file */
    static AwsProcess start(Path folder, Map<String, String> environment, Redirect to, String... arguments) throws IOException {
        return start(List.of(), folder, environment, to, Files.createTempFile(folder, "out", ""), arguments);
    }

    /** @param before what runs it */
    static AwsProcess startBy(List<String> before, Path folder, Map<String, String> environment, String... arguments) throws IOException {
        Path out = Files.createTempFile(folder, "out", "");
        return start(before, folder, environment, Redirect.to(out.toFile()), out, arguments);
    }

    private static AwsProcess start(List<String> before, Path folder, Map<String, String> environment, Redirect to, Path out,
            String... arguments)
            throws IOException {
        Path err = Files.createTempFile(folder, "err", "");
        List<String> command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-XX:TieredStopAtLevel=1",
                "-XX:-UsePerfData",
                "-XX:+UseSerialGC", "-cp", TestClassPath.text(),
                        "dev.claimport.Claimport"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectOutput(to).redirectError(err.toFile())
                .redirectInput(Path.of("/dev/null").toFile());
        builder.environment().clear();
        builder.environment().putAll(environment);
        return new AwsProcess(Interruptible.start(builder), out, err);
    }

    /** As a terminal does for Ctrl-C. */
    void interrupt() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", String.valueOf(process.pid())).start().waitFor();
    }

    /** As nobody can refuse. */
    void kill() {
        process.destroyForcibly();
    }

    Aws.Outcome end() throws IOException, InterruptedException {
        if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IOException("does not end: " + Files.readString(err));
        }
        return new Aws.Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
