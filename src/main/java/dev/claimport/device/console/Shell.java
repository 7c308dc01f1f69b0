package dev.claimport.device.console;

import dev.claimport.device.DeviceWait;
import dev.claimport.device.Login;
import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.serial.SerialLink;
import dev.claimport.time.TimeSource;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shell behind a console. Commands are not given to the one that shows the prompt, but to a second one, which reads from a pipe:
 * {@code cat | sh}. It has no prompt, no line editor, no history and no bracketed paste, whichever shell it is, and nothing but the
 * terminal could echo, which is told not to. The end of each command is told by a marker, which is sent in two halves, so that an echo
 * of it is none.
 */
final class Shell implements AutoCloseable {

    /** What the terminal driver of Linux takes of a line is 4,095 bytes, and the rest is dropped without a word (termios(3)). */
    static final int LONGEST_COMMAND = 2048;
    /**
     * Ends what the second shell reads for a command, or where it reads nothing, the shell itself, and what feeds it. So whoever finds one that
     * somebody was cut off from and asks it as a modem, as recognition does, twice, has the prompt back. The first shell knows no such command:
     * where the second has not come to be, or a line that noise has broken has ended it, nobody is logged out, as by the end of a file.
     */
    static final String STOP = "AT\n";

    private static final String WORD = STOP.strip();
    /** The process that feeds it makes the word known to the second shell, before anything has come over the line. */
    private static final String SECOND = "sh -c 'echo \"" + WORD + "() { kill $$; exit; }\"; exec cat' | sh";
    /** What is told of a command: it itself, or when it was asked after. */
    private static final String SAID = "c";
    /**
     * Messages are in English, since they are read. Nothing that is made is for others to read. The kernel's own messages are kept from the
     * console meanwhile, where that is allowed. However the shell ends, what {@code u} takes back is taken back, and the kernel may speak again.
     */
    private static final String SETTINGS = "u() { :; }; umask 077; unset HISTFILE; LC_ALL=C; PATH=$PATH:/sbin:/usr/sbin; export LC_ALL PATH; "
            + "k=; { read k k_ < /proc/sys/kernel/printk && dmesg -n 1 || k=; } 2>/dev/null; "
            + "trap exit HUP INT TERM; trap '{ u; [ -z \"$k\" ] || dmesg -n $k; } >/dev/null 2>&1' EXIT";

    private final Terminal terminal;
    private final String half = random();
    private final String otherHalf = random();
    private final Entrance entrance;
    private boolean inside;
    private boolean begun;
    private boolean loggedIn;
    private boolean feeding;
    private int commands;
    private int questions;

    Shell(SerialLink link, TimeSource time) {
        this.terminal = new Terminal(link, time);
        this.entrance = new Entrance(terminal, half, time);
    }

    /**
     * @param login who logs in where that is asked for; who was logged in here is logged out again by {@link #leave}
     * @param bootWait how long it may take to show a prompt
     * @throws dev.claimport.failure.FailureException {@code device-silent} when there is no shell, {@code gateway-login-needed}, {@code gateway-login-refused}
     */
    void enter(Optional<Login> login, Duration bootWait) {
        begun = false;
        loggedIn = entrance.pass(login, bootWait);
        terminal.drain();
        feeding = false;
        commands = 0;
        terminal.type(Terminal.KILL_LINE + " s=$(stty -g 2>/dev/null); stty -echo -ixon 2>/dev/null; n=0; x=0; " + mark(SAID) + "; " + SECOND + "; stty $s 2>/dev/null"
                + (loggedIn ? "; exit" : "") + "\n");
        // Whoever leaves has to, from here on.
        inside = true;
        if (ended(DeviceWait.COMMAND.limit()).isEmpty()) {
            throw new DeviceFailure(Kind.DEVICE_SILENT, Map.of("port", terminal.path()), "no second shell").exception();
        }
        begun = true;
        run(SETTINGS);
    }

    /** @throws dev.claimport.failure.FailureException {@code step-unanswered} */
    Answer run(String command) {
        return run(command, DeviceWait.COMMAND.limit());
    }

    /**
     * What a command prints in its last line, which is known from what the kernel prints meanwhile.
     *
     * @return empty where it prints nothing
     * @throws dev.claimport.failure.FailureException {@code step-unanswered}
     */
    Optional<String> say(String command) {
        Pattern told = Pattern.compile(half + otherHalf + " v (.*)$");
        Answer answer = run("{ " + command + "; } | while IFS= read -r l || [ -n \"$l\" ]; do printf '\\n%s%s v %s.\\n' " + half + " " + otherHalf + " \"$l\"; done");
        return answer.lines().stream().map(told::matcher).filter(Matcher::find).map(found -> found.group(1).replaceAll("\\.$", "")).reduce((_, last) -> last);
    }

    Answer run(String command, Duration within) {
        endFeeding();
        terminal.expect(within);
        send(command, "</dev/null");
        Optional<Answer> answer = ended(within.dividedBy(2));
        if (answer.isEmpty()) {
            // It has not come to it: its line was lost.
            send(command, "</dev/null");
            answer = ended(within.dividedBy(2));
        }
        return answer.orElseThrow(() -> new DeviceFailure(Kind.STEP_UNANSWERED, Map.of("sent", command, "seconds", within.toSeconds())).exception());
    }

    /**
     * Runs a command that reads what is written.
     *
     * @param input writes lines, each in a direct buffer; they are not made texts of, and what comes back of them is not either
     * @return of the status 1, without a word, where the command's own line was lost
     */
    Answer feed(String command, Consumer<Consumer<ByteBuffer>> input, Duration within) {
        endFeeding();
        terminal.expect(within);
        feeding = true;
        send(command, "<<'" + WORD + "'");
        input.accept(terminal::typeSecret);
        terminal.type(STOP);
        Answer answer = ended(within).orElseGet(() -> new Answer(1, List.of()));
        feeding = false;
        return answer;
    }

    /** What was cut off in the middle takes the next command for more of its input. */
    private void endFeeding() {
        terminal.drain();
        if (feeding) {
            feeding = false;
            terminal.type("\n" + STOP);
        }
    }

    /** Back to the prompt, with the terminal as it was; or to the login. */
    void leave() {
        if (inside) {
            inside = false;
            // Who was logged in is out by the line that began the second shell, unless that was lost.
            terminal.type((feeding ? "\n" + STOP : "\n") + STOP + (loggedIn && !begun ? Terminal.END_OF_FILE : ""));
        }
    }

    /** What was fed is where it belongs, and nobody echoes it any more. */
    void forgetSecrets() {
        terminal.forgetSecrets();
    }

    /** Wipes what it knows of what was sent. By any thread, once the link is closed. */
    @Override
    public void close() {
        terminal.close();
    }

    private void send(String command, String input) {
        commands++;
        String script = "n=" + commands + " x=; { " + command + "; } 2>&1 " + input + "; x=$?; " + mark(SAID) + "\n";
        if (script.length() > LONGEST_COMMAND) {
            throw new IllegalArgumentException("a line of " + script.length() + " characters");
        }
        terminal.type(script);
    }

    private String mark(String what) {
        return "printf '\\n%s%s %s %s %s\\n' " + half + " " + otherHalf + " " + what + " $n $x";
    }

    /**
     * When something on the console has broken the marker, it is asked for once more; so it is when the end of what was written was lost.
     *
     * @return empty where the command was not run
     */
    private Optional<Answer> ended(Duration within) {
        Duration each = within.dividedBy(feeding ? 3 : 2);
        Pattern marker = Pattern.compile(half + otherHalf + " " + SAID + "() " + commands + " (\\d{1,3})");
        return terminal.hear(marker, each).flatMap(this::answer).or(() -> ask(each, "")).or(() -> feeding ? ask(each, "\n" + STOP) : Optional.empty());
    }

    /** What was told late of the last command is as good an answer; what is told of the one before it, is none. */
    private Optional<Answer> ask(Duration within, String before) {
        String question = "q" + ++questions;
        terminal.type(before + "\n" + mark(question) + "\n");
        return terminal.hear(Pattern.compile(half + otherHalf + " (?:" + SAID + " " + commands + "|" + question + " (\\d*)) (\\d{0,3})"), within).flatMap(this::answer);
    }

    private Optional<Answer> answer(Terminal.Heard heard) {
        String command = heard.line().group(1);
        String status = heard.line().group(2);
        boolean ran = (command == null || command.isEmpty() || command.equals(Integer.toString(commands))) && !status.isEmpty();
        return ran ? Optional.of(new Answer(Integer.parseInt(status), heard.before())) : Optional.empty();
    }

    /** Lower-case letters and digits, which no shell takes for anything. */
    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return "c" + HexFormat.of().formatHex(bytes);
    }
}
