package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * An ME310G1 (Telit, AT commands reference guide): contents come after {@code >}, are ended by Ctrl-Z, and can be read back. When secure socket 1 asks
 * for certificates on both sides, the host application registers with what it has.
 */
public final class TelitModem extends AtModem {

    private static final byte[] CTRL_Z = {0x1a};

    private String enabled = "0";
    private String configuration = "0,0,0";

    public TelitModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "ME310G1-WW", "37.00.210");
        on("AT\\+CCLK=\"\\d\\d/\\d\\d/\\d\\d,\\d\\d:\\d\\d:\\d\\d[+-]\\d\\d\"", _ -> OK);
        on("AT#SSLEN\\?", _ -> said("#SSLEN: 1," + enabled));
        on("AT#SSLEN=1,([01])", said -> {
            enabled = said.group(1);
            return OK;
        });
        on("AT#SSLSECCFG\\?", _ -> said("#SSLSECCFG: 1," + configuration));
        on("AT#SSLSECCFG=1,(\\d,\\d(?:,\\d)?)", said -> {
            configuration = said.group(1);
            return isOn() ? OK : ERROR;
        });
        on("AT#SSLSECDATA=1,0,([012])", said -> isOn() && delete(said.group(1)) ? OK : ERROR);
        on("AT#SSLSECDATA=1,1,([012]),(\\d{1,4})", this::write);
        on("AT#SSLSECDATA=1,2,([012])", said -> stored(said.group(1))
                .map(content -> said("#SSLSECDATA: 1," + said.group(1), text(content))).orElse(ERROR));
    }

    private boolean isOn() {
        return enabled.equals("1");
    }

    private String write(Matcher said) {
        return !isOn() ? ERROR : takes("\r\n> ", Announced.of(Integer.parseInt(said.group(2))).endedBy(CTRL_Z), content -> {
            store(said.group(1), content);
            return OK;
        });
    }

    @Override
    public synchronized Map<String, String> settings() {
        return Map.of("SSLEN", enabled);
    }

    @Override
    protected Optional<Credentials> credentials() {
        return configuration.startsWith("0,2") ? credentials("0", "2", "1") : Optional.empty();
    }

    @Override
    protected String restart() {
        configuration = "0,0,0";
        return "";
    }
}
