package dev.claimport.practice.device.quectel;

import dev.claimport.device.DeviceStatus;
import dev.claimport.practice.device.DeviceFault;
import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.Enrolment;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Answers;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.TextServer;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A BG96 (Quectel, FILE and SSL AT commands manuals): files are announced with their length and come as they are after {@code CONNECT}. It
 * echoes until it is told not to. When the last of the three is bound to SSL context 1, the host application registers with them.
 */
public final class QuectelModem implements TextServer {

    private static final Pattern UPLOAD = Pattern.compile("AT\\+QFUPL=\"([^\"]+)\",(\\d+)(?:,\\d+)?");
    private static final Pattern DELETE = Pattern.compile("AT\\+QFDEL=\"([^\"]+)\"");
    private static final Pattern LIST = Pattern.compile("AT\\+QFLST=\"([^\"]+)\"");
    private static final Pattern BIND = Pattern.compile("AT\\+QSSLCFG=\"(cacert|clientcert|clientkey)\",1(?:,\"([^\"]+)\")?");
    private static final String OK = "\r\nOK\r\n";
    private static final String ERROR = "\r\nERROR\r\n";

    private final VirtualDeviceOptions options;
    private final Enrolment enrolment;
    private final Map<String, byte[]> files = new TreeMap<>();
    private final Map<String, String> bound = new TreeMap<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Upload> upload = Optional.empty();
    private boolean echoes = true;
    private boolean registers;

    private record Upload(String name, byte[] content, int[] taken) {}

    public QuectelModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        this.options = options;
        this.enrolment = new Enrolment(options, registration);
    }

    @Override
    public synchronized String accept(byte each) {
        if (upload.isPresent()) {
            return store(upload.get(), each);
        }
        String echo = echoes ? String.valueOf((char) (each & 0xff)) : "";
        if (each == '\n') {
            return echo;
        }
        if (each != '\r') {
            line.write(each);
            return echo;
        }
        String text = line.toString(StandardCharsets.ISO_8859_1);
        line.reset();
        // What comes before AT is dropped.
        int start = text.indexOf("AT");
        return start < 0 ? echo : echo + answer(text.substring(start));
    }

    private String store(Upload to, byte each) {
        to.content()[to.taken()[0]++] = each;
        if (to.taken()[0] < to.content().length) {
            return "";
        }
        upload = Optional.empty();
        byte[] content = to.content();
        if (options.misbehaviour(DeviceFault.FlipsBit.class).isPresent()) {
            content[content.length / 2] ^= 1;
        }
        files.put(to.name(), content);
        int sum = 0;
        for (int i = 0; i < content.length; i++) {
            sum ^= (content[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
        }
        return "\r\n+QFUPL: " + content.length + "," + Integer.toHexString(sum) + "\r\n" + OK;
    }

    private String answer(String command) {
        for (var fault : options.misbehaviours()) {
            if (fault instanceof Answers(String start, String with) && command.startsWith(start)) {
                return with.isEmpty() ? "" : "\r\n" + with + "\r\n";
            }
        }
        Matcher to = UPLOAD.matcher(command);
        if (to.matches()) {
            if (files.containsKey(to.group(1))) {
                return "\r\n+CME ERROR: 407\r\n";
            }
            upload = Optional.of(new Upload(to.group(1), new byte[Integer.parseInt(to.group(2))], new int[1]));
            return "\r\nCONNECT\r\n";
        }
        Matcher deleted = DELETE.matcher(command);
        if (deleted.matches()) {
            byte[] before = files.remove(deleted.group(1));
            if (before == null) {
                return ERROR;
            }
            Arrays.fill(before, (byte) 0);
            return OK;
        }
        Matcher listed = LIST.matcher(command);
        if (listed.matches()) {
            byte[] content = files.get(listed.group(1));
            return content == null ? OK : "\r\n+QFLST: \"" + listed.group(1) + "\"," + content.length + "\r\n" + OK;
        }
        Matcher binding = BIND.matcher(command);
        if (binding.matches()) {
            return bind(binding.group(1), Optional.ofNullable(binding.group(2)));
        }
        return switch (command) {
            case "AT", "AT+CMEE=1" -> OK;
            case "ATE0" -> {
                echoes = false;
                yield OK;
            }
            case "AT+CGMM" -> said("BG96");
            case "AT+CGMR" -> said("BG96MAR02A07M1G");
            case "AT+CGSN" -> said(options.serial());
            default -> ERROR;
        };
    }

    /** Without a file it is a question. */
    private String bind(String what, Optional<String> file) {
        if (file.isEmpty()) {
            return said("+QSSLCFG: \"" + what + "\",1,\"" + bound.getOrDefault(what, "") + "\"");
        }
        bound.put(what, file.get());
        registers = bound.size() == 3;
        return OK;
    }

    private static String said(String text) {
        return "\r\n" + text + "\r\n" + OK;
    }

    @Override
    public synchronized void proceed() {
        if (registers && !enrolment.isBusy()) {
            registers = false;
            byte[] certificate = files.get(bound.get("clientcert"));
            byte[] key = files.get(bound.get("clientkey"));
            byte[] root = files.get(bound.get("cacert"));
            if (certificate != null && key != null && root != null) {
                new Credentials(certificate, key, root).read().ifPresent(enrolment::accept);
            }
        }
        enrolment.proceed();
    }

    /** What is in a file now. */
    public synchronized Optional<byte[]> content(String file) {
        return Optional.ofNullable(files.get(file)).map(byte[]::clone);
    }

    @Override
    public synchronized DeviceStatus status() {
        return enrolment.status();
    }

    @Override
    public synchronized void close() {
        files.values().forEach(content -> Arrays.fill(content, (byte) 0));
        files.clear();
        enrolment.forget();
    }
}
