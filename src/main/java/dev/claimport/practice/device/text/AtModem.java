package dev.claimport.practice.device.text;

import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all modems with AT commands have in common (3GPP TS 27.007; ITU-T V.250): lines, the echo, errors with and without a number, who they
 * are, contents that follow a prompt, and an application that registers with what it finds. A family says which commands it has beside these.
 */
public abstract class AtModem implements TextServer {

    protected static final String OK = "\r\nOK\r\n";
    protected static final String ERROR = "\r\nERROR\r\n";

    /** Beyond which a line is no command of any modem. */
    private static final int LONGEST_LINE = 4096;

    private final VirtualDeviceOptions options;
    private final Enrolment enrolment;
    private final SequencedMap<Pattern, Function<Matcher, String>> commands = new LinkedHashMap<>();
    private final Map<String, byte[]> contents = new TreeMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private final Set<Reboots> rebooted = new HashSet<>();
    private Optional<Upload> upload = Optional.empty();
    /** The claim that its application has tried already. */
    private Optional<X509Certificate> tried = Optional.empty();
    private boolean echoes = true;
    private boolean codes;
    /** A line feed that follows a command's end belongs to it. */
    private boolean endsWithBoth;

    private record Upload(ByteArrayOutputStream taken, int length, byte[] end, Function<byte[], String> then) {}

    /** @param model and firmware as it says them itself */
    protected AtModem(VirtualDeviceOptions options, DeviceRegistration registration, String model, String firmware) {
        this.options = options;
        this.enrolment = new Enrolment(options, registration);
        on("AT", _ -> OK);
        on("ATE([01])", said -> {
            echoes = said.group(1).equals("1");
            return OK;
        });
        on("AT\\+CMEE=([012])", said -> {
            codes = !said.group(1).equals("0");
            return OK;
        });
        on("AT\\+CGMM", _ -> said(model));
        on("AT\\+CGMR", _ -> said(firmware));
        on("AT\\+CGSN", _ -> said(options.serial()));
    }

    /** Those that are said later count first. @param command as a regular expression */
    protected final void on(String command, Function<Matcher, String> answer) {
        commands.putFirst(Pattern.compile(command, Pattern.CASE_INSENSITIVE | Pattern.DOTALL), answer);
    }

    /** Certificate, key and root that its application finds, where it is set up and allowed to. */
    protected abstract Optional<Credentials> credentials();

    /** Forgets what a restart makes it forget. @return what it says then */
    protected String restart() {
        return "\r\nRDY\r\n";
    }

    /** Whether a command goes on after a line's end that is within quotes. */
    protected boolean goesOn(byte[] line) {
        return false;
    }

    /** So many bytes a line may have; what comes after them is dropped. */
    protected int longestLine() {
        return LONGEST_LINE;
    }

    protected static String said(String... lines) {
        return "\r\n" + String.join("\r\n", lines) + "\r\n" + OK;
    }

    /** With its number, where numbers are asked for. */
    protected final String error(int code) {
        return codes ? "\r\n+CME ERROR: " + code + "\r\n" : ERROR;
    }

    /** Takes what comes next as it is. @param then what is made of it, and said */
    protected final String takes(String prompt, int length, Function<byte[], String> then) {
        return takes(prompt, length, new byte[0], then);
    }

    /** The same, with something that has to come after it. */
    protected final String takes(String prompt, int length, byte[] end, Function<byte[], String> then) {
        upload = Optional.of(new Upload(new ByteArrayOutputStream(), length, end, then));
        return prompt;
    }

    protected final void store(String name, byte[] content) {
        byte[] kept = content.clone();
        if (options.misbehaviour(DeviceFault.FlipsBit.class).isPresent()) {
            kept[kept.length / 2] ^= 1;
        }
        contents.put(name, kept);
    }

    /** @return whether there was one */
    protected final boolean delete(String name) {
        byte[] before = contents.remove(name);
        if (before != null) {
            Arrays.fill(before, (byte) 0);
        }
        return before != null;
    }

    protected final Optional<byte[]> stored(String name) {
        return Optional.ofNullable(contents.get(name));
    }

    /** Those three, if they are all there. */
    protected final Optional<Credentials> credentials(String certificate, String key, String root) {
        return contents.keySet().containsAll(Set.of(certificate, key, root))
                ? Optional.of(new Credentials(contents.get(certificate), contents.get(key), contents.get(root))) : Optional.empty();
    }

    /** Whether a quote is open at its end. */
    protected static boolean isQuoted(byte[] line) {
        int quotes = 0;
        for (byte each : line) {
            quotes += each == '"' ? 1 : 0;
        }
        return quotes % 2 == 1;
    }

    protected static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** One byte a character. */
    protected static String text(byte[] content) {
        return new String(content, StandardCharsets.ISO_8859_1);
    }

    /** What it holds now, by name. */
    public final synchronized Map<String, byte[]> contents() {
        return new TreeMap<>(contents);
    }

    /** What can be set, and has to be as it was when nothing was handed over. */
    public Map<String, String> settings() {
        return Map.of();
    }

    protected final void echoes(boolean now) {
        echoes = now;
    }

    @Override
    public final synchronized String accept(byte each) {
        if (each == '\n' && endsWithBoth) {
            endsWithBoth = false;
            return "";
        }
        endsWithBoth = each == '\r' && upload.isEmpty() && !goesOn(line.toByteArray());
        if (upload.isPresent()) {
            return accept(upload.get(), each);
        }
        String echo = echoes ? String.valueOf((char) (each & 0xff)) : "";
        if (each != '\r' && each != '\n' && each != 0 || goesOn(line.toByteArray())) {
            if (line.size() < longestLine()) {
                line.write(each);
            }
            return echo;
        }
        String said = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        // What comes before AT is dropped.
        int start = said.toUpperCase(Locale.ROOT).indexOf("AT");
        return start < 0 ? echo : echo + answer(said.substring(start).stripTrailing());
    }

    private String accept(Upload to, byte each) {
        to.taken().write(each);
        if (to.taken().size() < to.length() + to.end().length) {
            return "";
        }
        upload = Optional.empty();
        byte[] taken = to.taken().toByteArray();
        boolean ended = Arrays.equals(taken, to.length(), taken.length, to.end(), 0, to.end().length);
        return misbehaviour(Answers.CONTENT).orElseGet(() -> ended ? to.then().apply(Arrays.copyOf(taken, to.length())) : ERROR);
    }

    private String answer(String command) {
        Optional<String> misbehaviour = misbehaviour(command);
        if (misbehaviour.isPresent()) {
            return misbehaviour.get();
        }
        for (Map.Entry<Pattern, Function<Matcher, String>> known : commands.entrySet()) {
            Matcher said = known.getKey().matcher(command);
            if (said.matches()) {
                return known.getValue().apply(said);
            }
        }
        return ERROR;
    }

    /** What it says in the place of an answer. */
    private Optional<String> misbehaviour(String command) {
        for (DeviceFault fault : options.misbehaviours()) {
            if (fault instanceof Answers(String start, String with) && command.startsWith(start)) {
                return Optional.of(with.isEmpty() ? "" : "\r\n" + with + "\r\n");
            }
            if (fault instanceof Reboots reboots && command.startsWith(reboots.command()) && rebooted.add(reboots)) {
                echoes = true;
                codes = false;
                return Optional.of(restart());
            }
        }
        return Optional.empty();
    }

    @Override
    public final synchronized void proceed() {
        if (!enrolment.isBusy()) {
            credentials().flatMap(Credentials::read).ifPresent(read -> {
                if (tried.equals(Optional.of(read.certificate()))) {
                    read.close();
                } else {
                    tried = Optional.of(read.certificate());
                    enrolment.accept(read);
                }
            });
        }
        enrolment.proceed();
    }

    @Override
    public final synchronized DeviceStatus status() {
        return enrolment.status();
    }

    @Override
    public final synchronized void close() {
        contents.values().forEach(content -> Arrays.fill(content, (byte) 0));
        contents.clear();
        enrolment.forget();
    }
}
