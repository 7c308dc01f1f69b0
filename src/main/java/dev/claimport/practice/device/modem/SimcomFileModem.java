package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A SIM7070 (SIMCom, SIM7070 series AT command manual; TinyGSM's client for it): files are written between {@code CFSINIT} and {@code CFSTERM}, and
 * come as they are after {@code DOWNLOAD}. Once certificate and key are converted for TLS, the host application registers with them.
 */
public final class SimcomFileModem extends AtModem {

    private static final int TOO_SHORT = 3;

    private final List<String> converted = new ArrayList<>();
    private boolean open;

    public SimcomFileModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "SIM7070", "1951B03SIM7070");
        on("AT\\+CCLK=\"\\d\\d/\\d\\d/\\d\\d,\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d\"", _ -> OK);
        on("AT\\+CFSINIT", _ -> opens(true));
        on("AT\\+CFSTERM", _ -> opens(false));
        on("AT\\+CFSWFILE=3,\"([^\"]+)\",0,(\\d{1,5}),(\\d{3,5})", this::write);
        on("AT\\+CFSDFILE=3,\"([^\"]+)\"", said -> open && delete(said.group(1)) ? OK : ERROR);
        on("AT\\+CFSGFIS=3,\"([^\"]+)\"", said -> file(said).map(content -> said("+CFSGFIS: " + content.length)).orElse(ERROR));
        on("AT\\+CFSRFILE=3,\"([^\"]+)\",0,(\\d+),0", said -> file(said)
                .map(content -> "\r\n+CFSRFILE: " + content.length + "\r\n" + text(content) + OK).orElse(ERROR));
        on("AT\\+CSSLCFG=\"convert\",2,\"([^\"]+)\"", said -> convert(List.of(said.group(1))));
        on("AT\\+CSSLCFG=\"convert\",1,\"([^\"]+)\",\"([^\"]+)\"", said -> convert(List.of(said.group(1), said.group(2))));
    }

    /** Twice the same is an error. */
    private String opens(boolean now) {
        boolean changes = open != now;
        open = now;
        return changes ? OK : ERROR;
    }

    private Optional<byte[]> file(Matcher said) {
        return open ? stored(said.group(1)) : Optional.empty();
    }

    private String write(Matcher said) {
        return !open ? ERROR : takes("\r\nDOWNLOAD\r\n", announced(said), content -> {
            store(said.group(1), content);
            return OK;
        });
    }

    /** The whole of it has to be there in as many milliseconds as it was told. */
    private Announced announced(Matcher said) {
        return Announced.of(Integer.parseInt(said.group(2))).waitingFor(new Patience(Duration.ofMillis(Long.parseLong(said.group(3))), true)).tooShort(error(TOO_SHORT));
    }

    private String convert(List<String> names) {
        if (!contents().keySet().containsAll(names)) {
            return ERROR;
        }
        converted.removeAll(names);
        converted.addAll(names);
        return OK;
    }

    @Override
    protected Optional<Credentials> credentials() {
        return converted.size() == 3 ? credentials(converted.get(1), converted.get(2), converted.get(0)) : Optional.empty();
    }

    @Override
    protected String restart() {
        open = false;
        return "\r\nRDY\r\n\r\n+CFUN: 1\r\n";
    }
}
