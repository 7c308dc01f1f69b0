package dev.claimport.practice.device.text;

import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.Application;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all modems with AT commands have in common (3GPP TS 27.007; ITU-T V.250): lines, the echo, errors with and without a number, who they
 * are, contents that follow a prompt, and an application that registers with what it finds. A family says which commands it has beside these.
 */
public abstract class AtModem implements KeepsCredentials {

    protected static final String OK = "\r\nOK\r\n";
    protected static final String ERROR = "\r\nERROR\r\n";

    /** So long it stores what it has taken; what comes meanwhile is lost, as nothing tells the other side to stop. */
    private static final Patience STORING = new Patience(Duration.ofMillis(20), true);
    private static final String TAKEN = "A";
    /** Beyond which a line is no command of any modem. */
    private static final int LONGEST_LINE = 4096;

    private final Application application;
    private final Vault vault;
    private final Misbehaviour misbehaviour;
    private final boolean losesBytes;
    private final SequencedMap<Pattern, Function<Matcher, String>> commands = new LinkedHashMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private int burst;
    private final List<String> unknown = new ArrayList<>();
    private Optional<Upload> upload = Optional.empty();
    private boolean storing;
    private boolean echoes = true;
    private boolean codes;
    /** A line feed that follows a command's end belongs to it. */
    private boolean endsWithBoth;

    private record Upload(ByteArrayOutputStream taken, Announced announced, Function<byte[], String> then) {}

    /** @param model and firmware as it says them itself */
    protected AtModem(VirtualDeviceOptions options, DeviceRegistration registration, String model, String firmware) {
        application = new Application(options, registration);
        vault = new Vault(options);
        misbehaviour = new Misbehaviour(options);
        losesBytes = options.misbehaviour(LosesBytes.class).isPresent();
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

    /** Restarts it. @return what it says then */
    public final synchronized String reboot() {
        echoes = true;
        codes = false;
        return restart();
    }

    /** Forgets what a restart makes it forget. @return what it says then */
    protected String restart() {
        return "\r\nRDY\r\n";
    }

    /** Whether a command goes on after a line's end that is within quotes. */
    protected boolean goesOn(byte[] line) {
        return false;
    }

    /** Whether that takes the last byte of a line back. */
    protected boolean erases(byte each) {
        return false;
    }

    /** As it frames what it says: lines with an empty one between what is asked for and the result. */
    protected String framed(String answer) {
        return answer;
    }

    /** So many bytes a line may have; what comes after them is dropped. */
    protected int longestLine() {
        return LONGEST_LINE;
    }

    /** Whether it says so at once when a line is longer than that. */
    protected boolean refusesLongLines() {
        return false;
    }

    protected static String said(String... lines) {
        return "\r\n" + String.join("\r\n", lines) + "\r\n" + OK;
    }

    /** With its number, where numbers are asked for. */
    protected final String error(int code) {
        return codes ? "\r\n+CME ERROR: " + code + "\r\n" : ERROR;
    }

    /** Takes what comes next as it is. @param then what is made of it, and said */
    protected final String takes(String prompt, Announced announced, Function<byte[], String> then) {
        upload = Optional.of(new Upload(new ByteArrayOutputStream(), announced, then));
        storing = false;
        return prompt;
    }

    @Override
    public final synchronized Optional<Patience> patience() {
        return storing ? Optional.of(STORING) : upload.flatMap(waiting -> waiting.announced().patience());
    }

    /** It has stored a block; or what has come is of no use. */
    @Override
    public final synchronized String giveUp() {
        if (storing) {
            storing = false;
            return TAKEN;
        }
        String said = upload.map(waiting -> waiting.announced().tooShort()).orElse("");
        upload = Optional.empty();
        return said;
    }

    protected final void store(String name, byte[] content) {
        vault.store(name, content);
    }

    /** @return whether there was one */
    protected final boolean delete(String name) {
        return vault.delete(name);
    }

    protected final Optional<byte[]> stored(String name) {
        return vault.stored(name);
    }

    /** Those three, if they are all there. */
    protected final Optional<Credentials> credentials(String certificate, String key, String root) {
        return vault.credentials(certificate, key, root);
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

    @Override
    public final synchronized Map<String, byte[]> contents() {
        return vault.contents();
    }

    protected final void echoes(boolean now) {
        echoes = now;
    }

    /** Counts what comes until it says something. */
    @Override
    public final synchronized String accept(byte each) {
        if (losesBytes && ++burst == LosesBytes.LOST) {
            return "";
        }
        String said = take(each);
        burst = said.isEmpty() ? burst : 0;
        return said;
    }

    private String take(byte each) {
        if (each == '\n' && endsWithBoth) {
            endsWithBoth = false;
            return "";
        }
        endsWithBoth = each == '\r' && upload.isEmpty() && !goesOn(line.toByteArray());
        if (upload.isPresent()) {
            return accept(upload.get(), each);
        }
        if (erases(each)) {
            byte[] kept = line.toByteArray();
            line.reset();
            line.write(kept, 0, Math.max(0, kept.length - 1));
            return "";
        }
        String echo = echoes ? String.valueOf((char) (each & 0xff)) : "";
        if (each != '\r' && each != '\n' && each != 0 || goesOn(line.toByteArray())) {
            if (line.size() < longestLine()) {
                line.write(each);
            } else if (refusesLongLines()) {
                line.reset();
                return echo + ERROR;
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
        int length = to.announced().length();
        byte[] end = to.announced().end();
        if (storing) {
            return "";
        }
        to.taken().write(each);
        if (to.taken().size() < length + end.length) {
            storing = to.announced().block().stream().anyMatch(block -> to.taken().size() % block == 0);
            return "";
        }
        upload = Optional.empty();
        byte[] taken = to.taken().toByteArray();
        boolean ended = Arrays.equals(taken, length, taken.length, end, 0, end.length);
        return misbehaviour(Answers.CONTENT).orElseGet(() -> ended ? to.then().apply(Arrays.copyOf(taken, length)) : ERROR);
    }

    private String answer(String command) {
        Optional<String> misbehaviour = misbehaviour(command);
        if (misbehaviour.isPresent()) {
            return misbehaviour.get();
        }
        for (Map.Entry<Pattern, Function<Matcher, String>> known : commands.entrySet()) {
            Matcher said = known.getKey().matcher(command);
            if (said.matches()) {
                return framed(known.getValue().apply(said));
            }
        }
        unknown.add(command);
        return ERROR;
    }

    @Override
    public final synchronized List<String> unknown() {
        return List.copyOf(unknown);
    }

    /** What it says in the place of an answer. */
    private Optional<String> misbehaviour(String command) {
        return misbehaviour.to(command).map(instead -> switch (instead) {
            case Misbehaviour.Instead.Says(String line) -> line.isEmpty() ? "" : "\r\n" + line + "\r\n";
            case Misbehaviour.Instead.Restarts() -> reboot();
        });
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
    public final synchronized void close() {
        vault.close();
        application.forget();
    }
}
