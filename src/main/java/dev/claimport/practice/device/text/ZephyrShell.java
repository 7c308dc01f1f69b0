package dev.claimport.practice.device.text;

import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.Application;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Zephyr's shell on a serial line (subsys/shell): it echoes, takes lines of no more than its buffer, colours its prompt and what went wrong, and turns
 * to the next row of a terminal of 80 columns. What there is beside a few commands of the system's, those that extend it say.
 */
public abstract class ZephyrShell implements KeepsCredentials {

    private static final String PROMPT = "\u001b[1;32muart:~$ \u001b[m";
    private static final int PROMPT_WIDTH = 8;
    private static final int WIDTH = 80;
    private static final String ERROR = "\u001b[1;31m";
    private static final String PLAIN = "\u001b[m";
    private static final int INTERRUPT = 0x03;
    private static final int KILL_LINE = 0x15;

    private final VirtualDeviceOptions options;
    private final Misbehaviour misbehaviour;
    private final Application application;
    private final Vault vault;
    private final int longestLine;
    private final List<String> unknown = new ArrayList<>();
    private final StringBuilder typed = new StringBuilder();
    private int column = PROMPT_WIDTH;
    private boolean endsWithBoth;

    /** @param buffer {@code CONFIG_SHELL_CMD_BUFF_SIZE}: a line has to be shorter, and what comes after that is dropped */
    protected ZephyrShell(int buffer, VirtualDeviceOptions options, DeviceRegistration registration) {
        this.options = options;
        this.longestLine = buffer - 1;
        this.misbehaviour = new Misbehaviour(options);
        this.application = new Application(options, registration);
        this.vault = new Vault(options);
    }

    /** @return what is said to that, its lines ended by line feeds; what is an error between the marks of {@link #error} */
    protected abstract String run(List<String> words);

    /** Certificate, key and root that its application finds. */
    protected abstract Optional<Credentials> credentials();

    /** Forgets what a restart makes it forget. */
    protected void restart() { }

    protected final Vault vault() {
        return vault;
    }

    @Override
    public synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** What a shell says to what it does not have. */
    protected final String notFound(String command) {
        unknown.add(command);
        return error(command + ": command not found");
    }

    protected static String error(String text) {
        return ERROR + text + '\n' + PLAIN;
    }

    /** Runs a line, as whoever types it would, or MCUmgr does. */
    public final synchronized String execute(String line) {
        Optional<Misbehaviour.Instead> instead = misbehaviour.to(line);
        if (instead.isPresent()) {
            return switch (instead.get()) {
                case Misbehaviour.Instead.Says(String said) -> said.isEmpty() ? "" : said + '\n';
                case Misbehaviour.Instead.Restarts() -> {
                    restart();
                    yield "*** Booting Zephyr OS build v4.1.0 ***\n";
                }
            };
        }
        ShellWords words = ShellWords.of(line);
        if (words.words().isEmpty()) {
            return "";
        }
        if (words.open() != 0) {
            return error("not terminated: " + words.open());
        }
        return switch (String.join(" ", words.words())) {
            case "kernel version" -> "Zephyr version 4.1.0\n";
            case "hwinfo devid" -> "Length: 8\nID: 0x" + options.serial() + '\n';
            default -> run(words.words());
        };
    }

    @Override
    public final synchronized String accept(byte each) {
        boolean second = each == '\n' && endsWithBoth;
        endsWithBoth = each == '\r';
        if (second) {
            return "";
        }
        return switch (each) {
            case '\r', '\n' -> end();
            case INTERRUPT, KILL_LINE -> {
                typed.setLength(0);
                yield "";
            }
            default -> each >= ' ' && each < 0x7f && typed.length() < longestLine ? type((char) each) : "";
        };
    }

    private String type(char each) {
        typed.append(each);
        column++;
        if (column < WIDTH) {
            return String.valueOf(each);
        }
        column = 0;
        return each + "\r\n";
    }

    private String end() {
        String line = typed.toString();
        typed.setLength(0);
        column = PROMPT_WIDTH;
        return "\r\n" + execute(line.strip()).replace("\n", "\r\n") + PROMPT;
    }

    @Override
    public final synchronized void proceed() {
        application.proceed(() -> credentials().flatMap(Credentials::read));
    }

    @Override
    public final synchronized DeviceStatus status() {
        return application.status();
    }

    @Override
    public synchronized Map<String, byte[]> contents() {
        return vault.contents();
    }

    @Override
    public final synchronized void close() {
        vault.close();
        application.forget();
    }
}
