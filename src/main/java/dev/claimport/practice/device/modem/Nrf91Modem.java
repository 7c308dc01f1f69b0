package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An nRF91 behind at_host or Serial Modem (nRF9160 AT Commands Reference; sdk-nrf, lib/at_host; nrfconnect/ncs-serial-modem). A command ends with CR or LF outside of quotes. As soon as
 * the modem is on line with a certificate, a key and a root under one security tag, the application registers with them.
 */
public final class Nrf91Modem extends AtModem {

    private static final int ROOT = 0;
    private static final int CERTIFICATE = 1;
    private static final int KEY = 2;
    private static final byte DELETE = 0x7f;

    private final Nrf91Options variant;
    private final boolean staysOnline;
    private int mode = 1;

    public Nrf91Modem(Nrf91Options variant, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "nRF9160-SICA", "mfw_nrf9160_1.3.7");
        this.variant = options.misbehaviour(ModemFault.SmallBuffer.class).isPresent() ? variant.withBuffer(ModemFault.SmallBuffer.BYTES) : variant;
        this.staysOnline = options.misbehaviour(ModemFault.StaysOnline.class).isPresent();
        echoes(variant.echoes());
        on("AT\\+CGMI", _ -> said("Nordic Semiconductor ASA"));
        on("AT\\+CFUN\\?", _ -> said("+CFUN: " + mode));
        on("AT\\+CFUN=(\\d+)", said -> {
            mode = staysOnline ? 1 : Integer.parseInt(said.group(1));
            return OK;
        });
        variant.version().ifPresent(version -> on("AT#XSMVER", _ -> said("#XSMVER: " + version)));
        on("AT%CMNG=(\\d),?(\\d+)?,?(\\d+)?(?:,\"([^\"]*)\")?", this::credential);
    }

    @Override
    protected boolean goesOn(byte[] line) {
        return isQuoted(line);
    }

    @Override
    protected boolean erases(byte each) {
        return each == DELETE;
    }

    @Override
    protected int longestLine() {
        return variant.buffer();
    }

    @Override
    protected boolean refusesLongLines() {
        return variant.version().isPresent();
    }

    /** Its application switches it on. */
    @Override
    protected String restart() {
        mode = 1;
        echoes(variant.echoes());
        return "\r\nReady\r\n";
    }

    private String credential(Matcher said) {
        int operation = Integer.parseInt(said.group(1));
        if (operation == 1) {
            return list(said.group(2), said.group(3));
        }
        if (said.group(2) == null || said.group(3) == null) {
            return ERROR;
        }
        if (mode == 1) {
            return error(518);
        }
        String place = said.group(2) + "," + said.group(3);
        if (operation == 3) {
            return delete(place) ? OK : error(513);
        }
        return operation == 0 && said.group(4) != null ? write(place, bytes(said.group(4))) : error(514);
    }

    private String write(String place, byte[] content) {
        boolean crlf = text(content).contains("\r");
        boolean escaped = text(content).contains("\\n") && !place.endsWith("," + KEY);
        if (!Credentials.isPem(content) || escaped || crlf && !variant.takesCrlf()) {
            return error(527);
        }
        if (stored(place).isPresent() && !variant.overwrites()) {
            return error(519);
        }
        store(place, content);
        return OK;
    }

    private String list(String tag, String type) {
        List<String> lines = new ArrayList<>();
        contents().forEach((place, content) -> {
            if (tag == null || type == null && place.startsWith(tag + ",") || place.equals(tag + "," + type)) {
                lines.add("%CMNG: " + place + ",\"" + sha256(content) + '"');
            }
        });
        return lines.isEmpty() ? OK : said(lines.toArray(String[]::new));
    }

    private static String sha256(byte[] content) {
        try {
            return HexFormat.of().withUpperCase().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Optional<Credentials> credentials() {
        return mode != 1 ? Optional.empty() : contents().keySet().stream().filter(place -> place.endsWith("," + KEY))
                .map(place -> place.substring(0, place.indexOf(',')))
                .map(tag -> credentials(tag + "," + CERTIFICATE, tag + "," + KEY, tag + "," + ROOT)).flatMap(Optional::stream).findFirst();
    }

    @Override
    public synchronized Map<String, String> settings() {
        return Map.of("CFUN", Integer.toString(mode));
    }
}
