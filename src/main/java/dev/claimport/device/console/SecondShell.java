package dev.claimport.device.console;

import dev.claimport.failure.DeviceFailure;
import dev.claimport.failure.DeviceFailure.Kind;
import dev.claimport.failure.FailureException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The shell in which all is done: how it is begun, and how it is known. It is fed through a pipe, so it has no prompt, no line editor, no history and no
 * bracketed paste, whichever shell it is.
 *
 * <p>What it says ends in a word that it alone has: what feeds it tells it, before anything has come over the line. So neither an echo nor the
 * first shell, which is given the same lines when the second has died, can say it. And the first shell is not given them: it waits in a loop, in
 * which nothing that comes is run, kept or shown, until it is told that all is over.
 */
final class SecondShell {

    /**
     * Ends what is read for a file, or where nothing is, the second shell and what feeds it; and where that has died, the waiting of the first. So
     * whoever finds one that somebody was cut off from and asks it as a modem, as recognition does, twice, has the prompt back. A shell that is at
     * its prompt knows no such command: nobody is logged out by it, as by the end of a file.
     */
    static final String STOP = "AT\n";
    /**
     * Ends what is read for a file and nothing else. Where the second shell has died before it came, the first one goes on waiting: it would be at its
     * prompt by {@link #STOP}, and what was written could not be taken back by the next second shell.
     */
    static final String END = "ATH\n";
    /** Has the first shell, where it waits, begin another second one. */
    static final String AGAIN = "ATZ\n";
    /** Of a command that has ended; or of the beginning, which counts as the command 0. */
    static final String SAID = "c";
    /** Takes lines for a file, until {@link #END}: a way of printing one, what makes bytes of them, and the file. */
    static final String TAKE = "tk";

    /** By which it ends when it is told to, and not when it is killed or anything that it runs ends it. */
    private static final int TOLD_TO = 93;
    /**
     * Messages are in English, since they are read. Nothing that is made is for others to read. However the shell ends, what {@code u} takes back is
     * taken back. {@code tk} says before each line that it reads, and how many it has, with the length of the last: it runs in the second shell itself,
     * so nobody else can take a line for a command while that says so. What it has is nowhere but in its memory: here-documents are files in some
     * shells. The file is open before the first line comes, so that what still writes when the shell has died does not make one anew that was taken back
     * meanwhile; and where nobody feeds it any more, nothing is written.
     */
    static final String SETTINGS = "u() { :; } && umask 077 && { unset HISTFILE; LC_ALL=C; PATH=$PATH:/sbin:/usr/sbin; export LC_ALL PATH; } && "
            + TAKE + "() { w=$1 d=$2 f=$3 m=0; true > \"$f\" || return 1; { set --; "
            + "while echo \"$z $# $m\" >&3; IFS= read -r l || return 1; do [ \"$l\" != " + STOP.strip() + " ] && [ \"$l\" != " + END.strip() + " ] || break; [ -z \"$l\" ] || { set -- \"$@\" \"$l\"; m=${#l}; }; done; "
            + "for l in \"$@\"; do $w \"$l\"; done | $d; } 3>&1 > \"$f\"; } && "
            + "trap 'exit 1' HUP INT TERM && trap 'u >/dev/null 2>&1' EXIT && case $(umask) in *077) ;; *) false;; esac";

    /**
     * Feeds the second shell with what comes over the line, up to {@link #STOP}. It knows the end by itself: where noise has left the second shell within a
     * quote, that one takes every line for more of it, until it is fed no more. A line is never the argument of a program, where everybody on the gateway
     * could see it: where the shell has no way of its own to print one, another program passes it on.
     */
    private static final String PASS_ON = "p() { printf \"%s\\n\" \"$1\"; }; t() { [ \"$(PATH=; p a 2>/dev/null)\" = a ]; }; t || { p() { print -r -- \"$1\"; }; t; } || exec cat; "
            + "while IFS= read -r l; do p \"$l\" && [ \"$l\" != " + STOP.strip() + " ] || exit; done";

    private final Terminal terminal;
    private final String half = random();
    private final String proof = random();
    /** The first shell: where it waits, or where it runs what the second was to run. */
    private final String others;
    private final Pattern taken = Pattern.compile(proof + " (\\d{1,6}) (\\d{1,6})$");

    private boolean hasEnded;

    SecondShell(Terminal terminal) {
        this.terminal = terminal;
        others = half + "(?:gone$| [a-z]\\d* \\d+ \\d*$)";
    }

    /** A command by which a shell shows that it is one: the first, or a second one that somebody was cut off from. */
    String greeting() {
        return "printf '\\n%s%s%s\\n' " + half + " here \"$z\"";
    }

    /** What {@link #greeting} prints; its group is empty where it is the first. */
    Pattern greeted() {
        return Pattern.compile(half + "here(.*)$");
    }

    /**
     * For the first shell, what feeds the second one, in a line of its own: that of BusyBox takes 1,023 characters, and of some builds 511, and drops the rest
     * without a word (CONFIG_FEATURE_EDITING_MAX_LEN). It says that it has taken it, as by {@link #greeting}.
     */
    String prepare() {
        String known = "echo \"z=" + proof + "; " + STOP.strip() + "() { kill $$; exit " + TOLD_TO + "; }; " + END.strip() + "() { :; }; echo; echo " + half + "\\$z " + SAID + " 0 0\"";
        return Terminal.KILL_LINE + " f='" + known + "; " + PASS_ON + "'; " + greeting() + "\n";
    }

    /**
     * For the first shell, in one line: the terminal shows nothing, and takes no key for a signal, as noise on the line may turn letters into
     * these. The kernel's own messages are kept from the console meanwhile, where that is allowed. In the end all is as it was.
     *
     * @param out whether who is logged in is logged out in the end
     */
    String begin(boolean out) {
        return Terminal.KILL_LINE + " s=$(stty -g 2>/dev/null); stty -echo -ixon -isig 2>/dev/null; "
                + "k=; { read k k_ < /proc/sys/kernel/printk && dmesg -n 1 || k=; } 2>/dev/null; "
                + "while sh -c \"$f\" | sh; [ $? -ne " + TOLD_TO + " ]; do l=; "
                + "while IFS= read -r l; do case $l in " + STOP.strip() + "|" + AGAIN.strip() + ") break;; esac; printf '\\n%s%s\\n' " + half + " gone; done; "
                + "[ \"$l\" = " + AGAIN.strip() + " ] || break; done; "
                + "{ [ -z \"$k\" ] || dmesg -n $k; stty $s; } 2>/dev/null" + (out ? "; exit" : "") + "\n";
    }

    /** A command that says that it is here. @param what is said, in which variables may be */
    String mark(String what) {
        return "printf '\\n%s%s %s\\n' " + half + " \"$z\" \"" + what + "\"";
    }

    /** What {@link #mark} prints. @param what a regular expression */
    Pattern marked(String what) {
        return Pattern.compile(half + proof + " " + what);
    }

    /** It reads a line: how many it has, and how long the last was. */
    Pattern taken() {
        return taken;
    }

    /**
     * Waits for a line in which that is found.
     *
     * @throws FailureException {@code gateway-shell-ended} where the first shell has said something in its place
     */
    Optional<Terminal.Heard> hear(Pattern wanted, Duration within) {
        Optional<Terminal.Heard> heard = terminal.hear(Pattern.compile(wanted.pattern() + "|" + others), within);
        if (heard.filter(said -> said.line().group().matches(others)).isPresent()) {
            hasEnded = true;
        }
        requireIt();
        return heard;
    }

    /** @throws FailureException {@code gateway-shell-ended} where it is known to be dead */
    void requireIt() {
        if (hasEnded) {
            throw new DeviceFailure(Kind.GATEWAY_SHELL_ENDED, Map.of()).exception();
        }
    }

    boolean hasEnded() {
        return hasEnded;
    }

    /** Another one is begun. */
    void beginsAnew() {
        hasEnded = false;
    }

    /** Lower-case letters and digits, which no shell takes for anything. */
    private static String random() {
        byte[] bytes = new byte[8];
        new SecureRandom().nextBytes(bytes);
        return "c" + HexFormat.of().formatHex(bytes);
    }
}
