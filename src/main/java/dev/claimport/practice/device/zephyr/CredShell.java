package dev.claimport.practice.device.zephyr;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.ZephyrShell;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Zephyr's commands for TLS credentials (subsys/net/lib/tls_credentials/tls_credentials_shell.c): Base64 is gathered in a buffer, and added from there
 * under a security tag. Its application registers once there is a root, a certificate and a key under one tag.
 */
public final class CredShell extends ZephyrShell {

    private static final int LINE_BUFFER = 256;
    private static final Set<String> ROOT = Set.of("CA_CERT", "CA");
    private static final Set<String> CERTIFICATE = Set.of("SERVER_CERT", "CLIENT_CERT", "SELF_CERT", "SELF", "CLIENT", "SERV");
    private static final Set<String> KEY = Set.of("PRIVATE_KEY", "PK");

    private final CredOptions build;
    private final StringBuilder buffer = new StringBuilder();

    public CredShell(CredOptions build, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(LINE_BUFFER, options, registration);
        this.build = build;
    }

    @Override
    protected String run(List<String> words) {
        if (!words.getFirst().equals("cred") || !build.built()) {
            return notFound(words.getFirst());
        }
        List<String> given = words.subList(Math.min(2, words.size()), words.size());
        return switch (words.size() > 1 ? words.get(1) : "") {
            case "buf" -> given.size() != 1 ? usage("buf") : given.getFirst().equals("clear") ? clear() : gather(given.getFirst());
            case "add" -> given.size() != 4 ? usage("add") : add(given.get(0), type(given.get(1)), given.get(3));
            case "del" -> given.size() != 2 ? usage("del") : remove(given.get(0), type(given.get(1)));
            case "list" -> given.size() > 2 ? usage("list") : list(given.isEmpty() ? "any" : given.get(0), given.size() < 2 ? "any" : given.get(1));
            default -> "cred - TLS Credentials Commands\nSubcommands:\n  buf   : Buffer in credential data so it can be added.\n";
        };
    }

    private static String usage(String command) {
        return error(command + ": wrong parameter count") + command + " - TLS credentials\n";
    }

    private String clear() {
        buffer.setLength(0);
        return "Credential buffer cleared.\n";
    }

    private String gather(String chunk) {
        if (buffer.length() + chunk.length() >= build.buffer()) {
            String cleared = cleared();
            return error("Not enough room in credential buffer for provided data. Increase CONFIG_TLS_CREDENTIALS_SHELL_CRED_BUF_SIZE.") + cleared;
        }
        buffer.append(chunk);
        return "Stored " + chunk.length() + " bytes.\n";
    }

    /** It is said only where there was something. */
    private String cleared() {
        boolean any = !buffer.isEmpty();
        buffer.setLength(0);
        return any ? "Credential buffer cleared.\n" : "";
    }

    /** @return as it is listed; empty for none that there is */
    private static String type(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        return ROOT.contains(upper) ? "CA" : CERTIFICATE.contains(upper) ? "SERV" : KEY.contains(upper) ? "PK" : "";
    }

    private static String name(String type) {
        return switch (type) {
            case "CA" -> "CA_CERT";
            case "SERV" -> "SERVER_CERT";
            default -> "PRIVATE_KEY";
        };
    }

    private String add(String tag, String type, String format) {
        if (buffer.isEmpty()) {
            return error("Please provide a credential to add.");
        }
        if (type.isEmpty() || !format.equalsIgnoreCase("bint")) {
            String cleared = cleared();
            return error(format + " is not a valid storage format.") + cleared;
        }
        String place = tag + "," + type;
        if (vault().stored(place).isPresent()) {
            String cleared = cleared();
            return error("TLS credential with sectag " + tag + " and type " + name(type) + "already exists.") + cleared;
        }
        if (vault().contents().size() >= build.entries()) {
            String cleared = cleared();
            return error("Failed to add TLS credential with sectag " + tag + " and type " + name(type) + ". Error: -12") + "." + cleared;
        }
        try {
            byte[] content = Base64.getDecoder().decode(buffer.toString());
            byte[] ended = Arrays.copyOf(content, content.length + 1);
            vault().store(place, ended);
            String cleared = cleared();
            return "Added TLS credential of type " + name(type) + ", sectag " + tag + ", and length " + ended.length + " bytes.\n" + cleared;
        } catch (IllegalArgumentException _) {
            String cleared = cleared();
            return error("Could not decode input from base64, error: -22") + cleared;
        }
    }

    private String remove(String tag, String type) {
        return vault().delete(tag + "," + type)
                ? "Deleted TLS credential with sectag " + tag + " and type " + name(type) + ".\n"
                : error("There is no TLS credential with sectag " + tag + " and type " + name(type) + ".");
    }

    private String list(String tag, String type) {
        var listed = new StringBuilder();
        int count = 0;
        for (var entry : vault().contents().entrySet()) {
            boolean asked = (tag.equals("any") || entry.getKey().startsWith(tag + ",")) && (type.equals("any") || entry.getKey().endsWith("," + type(type)));
            if (asked) {
                count++;
                listed.append(build.digests() ? entry.getKey() + "," + digest(entry.getValue()) + ",0\n" : error(entry.getKey() + ",ERROR,-134"));
            }
        }
        return listed + String.valueOf(count) + " credentials found.\n";
    }

    private static String digest(byte[] content) {
        try {
            return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    protected void restart() {
        buffer.setLength(0);
        if (!build.keeps()) {
            vault().close();
        }
    }

    @Override
    protected Optional<Credentials> credentials() {
        return vault().contents().keySet().stream().filter(place -> place.endsWith(",PK")).map(place -> place.substring(0, place.indexOf(',')))
                .map(tag -> vault().credentials(tag + ",SERV", tag + ",PK", tag + ",CA")).flatMap(Optional::stream).map(CredShell::withoutEnds).findFirst();
    }

    /** Without the NUL at the end, which is for mbed TLS. */
    private static Credentials withoutEnds(Credentials stored) {
        return new Credentials(withoutEnd(stored.certificate()), withoutEnd(stored.key()), withoutEnd(stored.roots()));
    }

    private static byte[] withoutEnd(byte[] stored) {
        return new String(stored, StandardCharsets.ISO_8859_1).replaceAll("\0$", "").getBytes(StandardCharsets.ISO_8859_1);
    }
}
