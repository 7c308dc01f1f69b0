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
     * What getty and login do: one name, then a password that is not shown; a wrong one is answered late, and everything begins anew, as it does
     * when it is interrupted. Who leaves the shell is asked again. Its arguments are the name, the password, and the shell.
     */
    private static final String LOGIN = """
            #!/bin/sh
            trap again=1 INT
            while :; do
                again=; stty sane; printf '\\n\\nPractice OS 1.0 gateway ttyS0\\n\\ngateway login: '
                IFS= read -r user || [ "$again" ] || exit
                [ -n "$user" ] && [ -z "$again" ] || continue
                stty -echo; printf 'Password: '; IFS= read -r password; stty echo; printf '\\n'
                [ -z "$again" ] || continue
                echo "$user" >> "$HOME/.logins"
                if [ "$user" = "$1" ] && [ "$password" = "$2" ]; then
                    printf 'Last login: Thu Jan  1 00:00:42 1970 on ttyS0\\n'; $3 -i
                else
                    sleep 2; printf '\\nLogin incorrect\\n'
                fi
            done
            """;
    /** A console can be interrupted, however this process was started: one in the background ignores that, and so would its children. */
    private static final String HEED = "heed='env --default-signal=HUP,INT,QUIT'; $heed true 2>/dev/null || heed=; ";
    /** They stand for the system's own, which is not to be touched by a practice. The clock is off by as many seconds as stand in a file. */
    private static final Map<String, String> PROGRAMS = Map.of(
            "login", LOGIN,
            // A target only has services started: each start is one.
            "systemctl", "#!/bin/sh\ncase \"$*\" in *.target) ;; restart*|start*) echo x > \"$HOME/.restart\";; esac\n",
            "journalctl", "#!/bin/sh\ncat \"$HOME/.journal\" 2>/dev/null\n",
            "dmesg", "#!/bin/sh\necho \"$2\" >> \"$HOME/.printk\"\n",
            "date", """
                    #!/bin/sh
                    PATH=${PATH#*:}
                    real=$(date +%s)
                    case "$*" in
                    +%s) echo $((real + $(cat "$HOME/.clock" 2>/dev/null || echo 0)));;
                    "-u -s @"*) echo $((${3#@} - real)) > "$HOME/.clock";;
                    -*) echo "date: cannot set date: Operation not permitted" >&2; exit 1;;
                    *) exec date "$@";;
                    esac
                    """);

    /**
     * @param shell the name of one, with its options
     * @param serial is in the environment as {@code DEVICE_SERIAL}
     * @param asks who comes has to log in first
     */
    GatewayShell(String shell, Path home, String serial, Optional<GatewayFault.AsksWho> asks) {
        try {
            Path programs = Files.createDirectories(home.resolve(".bin"));
            Programs.write(programs, PROGRAMS);
            File tty = new File(terminal.path());
            String start = HEED + "stty sane; exec $heed " + asks.map(who -> "'" + programs.resolve("login") + "' " + GatewayFault.AsksWho.USER
                    + " '" + who.password() + "' '" + shell + "'").orElse(shell + " -i");
            List<String> command = Files.isExecutable(Path.of("/usr/bin/setsid")) ? List.of("setsid", "-c", "sh", "-c", start) : List.of("sh", "-c", start);
            ProcessBuilder builder = new ProcessBuilder(command).directory(home.toFile())
                    .redirectInput(tty).redirectOutput(tty).redirectError(tty);
            String path = builder.environment().getOrDefault("PATH", "/usr/bin:/bin");
            builder.environment().keySet().removeIf(name -> !name.equals("TMPDIR"));
            builder.environment().putAll(Map.of("HOME", home.toString(), "PATH", programs + ":" + path, "DEVICE_SERIAL", serial, "SYSROOT", home.resolve("sysroot").toString(),
                    "TERM", "vt100", "PS1", "root@gateway:# "));
            process = builder.start();
        } catch (IOException e) {
            terminal.close();
            throw new LocalFailure(LocalFailure.Kind.PRACTICE_FAILED, Map.of("problem", LocalProblem.PSEUDO_TERMINAL_FAILED.problem(shell))).exception(e);
        }
        // A platform thread: it spends its time in native calls.
        Thread.ofPlatform().daemon().name("practice-gateway " + terminal.path()).start(this::print);
    }

    /** Where its kernel would print. */
    Path path() {
        return Path.of(terminal.path());
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
