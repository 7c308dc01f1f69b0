package dev.claimport.practice.device.linux;

import dev.claimport.failure.FailureException;
import dev.claimport.failure.LocalFailure;
import dev.claimport.failure.LocalProblem;
import dev.claimport.practice.device.Pseudoterminal;
import dev.claimport.serial.SerialLink;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A real shell on a terminal of its own, as getty would start one; it outlives the cable. */
final class GatewayShell implements AutoCloseable {

    private static final Duration LISTEN = Duration.ofMillis(200);

    private final Pseudoterminal terminal = Pseudoterminal.open();
    private final Process process;
    private volatile Optional<SerialLink> cable = Optional.empty();

    /**
     * @param shell the name of one, with its options
     * @param serial is in the environment as {@code DEVICE_SERIAL}
     */
    GatewayShell(String shell, Path home, String serial) {
        try {
            Path programs = Files.createDirectories(home.resolve(".bin"));
            // It stands for the system's own, which is not to be touched by a practice.
            Path systemctl = programs.resolve("systemctl");
            Files.writeString(systemctl, "#!/bin/sh\n[ \"$1\" = restart ] && echo x > \"$HOME/.restart\"\n");
            Files.setPosixFilePermissions(systemctl, PosixFilePermissions.fromString("rwxr-xr-x"));
            File tty = new File(terminal.path());
            String start = "stty sane; exec " + shell + " -i";
            List<String> command = Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("setsid", "-c", "sh", "-c", start) : List.of("sh", "-c", start);
            ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile())
                    .redirectInput(tty).redirectOutput(tty).redirectError(tty);
            String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
            builder.environment().keySet().removeIf(name -> !name.equals("TMPDIR"));
            builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", programs + ":" + path, "DEVICE_SERIAL", serial,
                    "TERM", "vt100", "PS1", "root@gateway:# "));
            process = builder.start();
        } catch (IOException e) {
            terminal.close();
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PSEUDO_TERMINAL_FAILED.problem(shell))).exception(e);
        }
        // A platform thread: it spends its time in native calls.
        Thread.ofPlatform().daemon().name("practice-gateway " + terminal.path()).start(this::print);
    }

    /** What it prints goes there from now on; nowhere, without a cable. */
    void connect(Optional<SerialLink> link) {
        cable = link;
    }

    void type(byte[] bytes, int count) {
        terminal.write(bytes, 0, count);
    }

    private void print() {
        byte[] buffer = new byte[512];
        try {
            while (true) {
                int count = terminal.read(buffer, LISTEN);
                Optional<SerialLink> to = cable;
                if (count > 0 && to.isPresent()) {
                    print(to.get(), buffer, count);
                }
                Arrays.fill(buffer, (byte) 0);
            }
        } catch (FailureException _) {
            // The terminal is closed: the shell has ended.
        }
    }

    private static void print(SerialLink link, byte[] buffer, int count) {
        try {
            link.write(buffer, 0, count);
        } catch (FailureException _) {
            // Pulled out, which whoever serves the cable finds as well.
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        terminal.close();
    }
}
