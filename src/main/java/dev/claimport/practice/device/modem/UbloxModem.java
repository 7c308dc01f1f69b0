package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SARA-R5 (u-blox, AT commands manual; ubxlib's u_security_credential.c): credentials come as they are after {@code >}, and are answered with the
 * MD5 of their DER. When all three are bound to security profile 0, the host application registers with them.
 */
public final class UbloxModem extends AtModem {

    /** As its manual has it: RFC 7468 to the letter, and no PKCS #8. */
    private static final Pattern PEM = Pattern.compile(
            "-----BEGIN (CERTIFICATE|RSA PRIVATE KEY|EC PRIVATE KEY)-----\n((?:[A-Za-z0-9+/=]{1,64}\n)+)-----END \\1-----\n?");

    private final Map<String, String> profile = new TreeMap<>();

    public UbloxModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "SARA-R510S", "02.06");
        on("AT\\+USECMNG=0,([012]),\"([^\"]{1,32})\",(\\d{1,4})", this::write);
        on("AT\\+USECMNG=2,([012]),\"([^\"]+)\"", said -> delete(said.group(2)) ? OK : error(4));
        on("AT\\+USECMNG=3", _ -> contents().isEmpty() ? OK
                : said(contents().keySet().stream().map(name -> "\"CC\",\"" + name + "\"").toArray(String[]::new)));
        on("AT\\+USECMNG=4,([012]),\"([^\"]+)\"", said -> stored(said.group(2)).map(content -> digest(4, said, content)).orElseGet(() -> error(4)));
        on("AT\\+USECPRF=0,(\\d)(?:,\"?([^\"]+)\"?)?", this::bind);
    }

    private String write(Matcher said) {
        return takes("\r\n>", Announced.of(Integer.parseInt(said.group(3))), content -> {
            if (!PEM.matcher(text(content)).matches()) {
                return error(4);
            }
            store(said.group(2), content);
            return digest(0, said, stored(said.group(2)).orElseThrow());
        });
    }

    /** What is none after all, it does not take. */
    private String digest(int operation, Matcher said, byte[] content) {
        try {
            byte[] der = Base64.getMimeDecoder().decode(text(content).replaceAll("-----[^-]*-----", ""));
            return said("+USECMNG: " + operation + "," + said.group(1) + ",\"" + said.group(2) + "\",\""
                    + HexFormat.of().formatHex(MessageDigest.getInstance("MD5").digest(der)) + "\"");
        } catch (IllegalArgumentException _) {
            return error(4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Without a value it is a question. */
    private String bind(Matcher said) {
        if (said.group(2) == null) {
            return said("+USECPRF: 0," + said.group(1) + ",\"" + profile.getOrDefault(said.group(1), "") + "\"");
        }
        profile.put(said.group(1), said.group(2));
        return OK;
    }

    @Override
    protected Optional<Credentials> credentials() {
        return profile.containsKey("6") ? credentials(profile.getOrDefault("5", ""), profile.get("6"), profile.getOrDefault("3", "")) : Optional.empty();
    }
}
