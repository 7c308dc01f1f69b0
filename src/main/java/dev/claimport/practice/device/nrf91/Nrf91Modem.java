package dev.claimport.practice.device.nrf91;

import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.TextServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An nRF91 behind at_host (nRF9160 AT Commands Reference; sdk-nrf, lib/at_host). A command ends with CR or LF outside of quotes. As soon as
 * the modem is on line with a certificate, a key and a root under one security tag, the application registers with them.
 */
public final class Nrf91Modem implements TextServer {

    private static final Pattern CMNG = Pattern.compile("AT%CMNG=(\\d),?(\\d+)?,?(\\d+)?(?:,\"([^\"]*)\")?", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern CFUN = Pattern.compile("AT\\+CFUN=(\\d+)", Pattern.CASE_INSENSITIVE);
    private static final String OK = "\r\nOK\r\n";
    private static final int ROOT = 0;
    private static final int CERTIFICATE = 1;
    private static final int KEY = 2;

    private final Nrf91Options variant;
    private final VirtualDeviceOptions options;
    private final Enrolment enrolment;
    private final Map<String, byte[]> store = new TreeMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean quoted;
    private boolean echoes;
    private boolean codes;
    private int mode = 1;
    /** The claim that it has tried already. */
    private Optional<X509Certificate> tried = Optional.empty();

    public Nrf91Modem(Nrf91Options variant, VirtualDeviceOptions options, DeviceRegistration registration) {
        this.variant = variant;
        this.options = options;
        this.enrolment = new Enrolment(options, registration);
        this.echoes = variant.echoes();
    }

    @Override
    public synchronized String accept(byte each) {
        String echo = echoes ? String.valueOf((char) (each & 0xff)) : "";
        boolean ends = each == '\r' || each == '\n' || each == 0;
        if (ends && !quoted) {
            String command = line.toString(StandardCharsets.ISO_8859_1).strip();
            line.reset();
            return command.isEmpty() ? echo : echo + answer(command);
        }
        if (line.size() < variant.buffer()) {
            line.write(each);
            quoted ^= each == '"';
        }
        return echo;
    }

    private String answer(String command) {
        for (var fault : options.misbehaviours()) {
            if (fault instanceof Answers(String start, String with) && command.startsWith(start)) {
                return with.isEmpty() ? "" : "\r\n" + with + "\r\n";
            }
        }
        Matcher credential = CMNG.matcher(command);
        Matcher functionality = CFUN.matcher(command);
        if (credential.matches()) {
            return credential(credential);
        }
        if (functionality.matches()) {
            mode = Integer.parseInt(functionality.group(1));
            return OK;
        }
        return switch (command) {
            case "AT" -> OK;
            case "ATE0" -> {
                echoes = false;
                yield OK;
            }
            case "AT+CMEE=1" -> {
                codes = true;
                yield OK;
            }
            case "AT+CFUN?" -> said("+CFUN: " + mode);
            case "AT+CGMI" -> said("Nordic Semiconductor ASA");
            case "AT+CGMM" -> said("nRF9160-SICA");
            case "AT+CGMR" -> said("mfw_nrf9160_1.3.7");
            case "AT+CGSN" -> said(options.serial());
            default -> "\r\nERROR\r\n";
        };
    }

    private static String said(String line) {
        return "\r\n" + line + "\r\n" + OK;
    }

    private String error(int code) {
        return codes ? "\r\n+CME ERROR: " + code + "\r\n" : "\r\nERROR\r\n";
    }

    private String credential(Matcher command) {
        int operation = Integer.parseInt(command.group(1));
        if (operation == 1) {
            return list(command.group(2), command.group(3));
        }
        if (command.group(2) == null || command.group(3) == null) {
            return "\r\nERROR\r\n";
        }
        if (mode == 1) {
            return error(518);
        }
        String place = command.group(2) + "," + command.group(3);
        if (operation == 3) {
            byte[] before = store.remove(place);
            if (before == null) {
                return error(513);
            }
            Arrays.fill(before, (byte) 0);
            return OK;
        }
        return operation == 0 && command.group(4) != null ? write(place, command.group(4).getBytes(StandardCharsets.ISO_8859_1)) : error(514);
    }

    private String write(String place, byte[] content) {
        boolean crlf = new String(content, StandardCharsets.ISO_8859_1).contains("\r");
        if (!Credentials.isPem(content) || crlf && !variant.takesCrlf()) {
            return error(527);
        }
        if (store.containsKey(place) && !variant.overwrites()) {
            return error(519);
        }
        store.put(place, content);
        return OK;
    }

    private String list(String tag, String type) {
        var lines = new StringBuilder();
        store.forEach((place, content) -> {
            if (tag == null || type == null && place.startsWith(tag + ",") || place.equals(tag + "," + type)) {
                lines.append("\r\n%CMNG: ").append(place).append(",\"").append(sha256(content)).append('"');
            }
        });
        return lines.isEmpty() ? OK : lines + "\r\n" + OK;
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public synchronized void proceed() {
        if (mode == 1 && !enrolment.isBusy()) {
            store.keySet().stream().filter(place -> place.endsWith("," + KEY)).map(place -> place.substring(0, place.indexOf(','))).forEach(this::register);
        }
        enrolment.proceed();
    }

    private void register(String tag) {
        byte[] certificate = store.get(tag + "," + CERTIFICATE);
        byte[] root = store.get(tag + "," + ROOT);
        if (certificate == null || root == null) {
            return;
        }
        new Credentials(certificate, store.get(tag + "," + KEY), root).read().ifPresent(contents -> {
            if (tried.equals(Optional.of(contents.certificate()))) {
                contents.close();
            } else {
                tried = Optional.of(contents.certificate());
                enrolment.accept(contents);
            }
        });
    }

    /** What lies under a security tag and a type now. */
    public synchronized Optional<byte[]> content(int tag, int type) {
        return Optional.ofNullable(store.get(tag + "," + type)).map(byte[]::clone);
    }

    /** The modem's functionality: 1 on line, 4 off line. */
    public synchronized int mode() {
        return mode;
    }

    @Override
    public synchronized DeviceStatus status() {
        return enrolment.status();
    }

    @Override
    public synchronized void close() {
        store.values().forEach(content -> Arrays.fill(content, (byte) 0));
        store.clear();
        enrolment.forget();
    }
}
