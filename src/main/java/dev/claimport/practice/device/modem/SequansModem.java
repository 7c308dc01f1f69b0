package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.util.Optional;
import java.util.regex.Matcher;

/**
 * A Monarch 2 (Sequans, AT commands reference; Walter's and Microchip's drivers): contents come as they are after {@code >} into numbered slots, of
 * which it says afterwards only that something is there. Once TLS profile 1 names them, the host application registers with them.
 */
public final class SequansModem extends AtModem {

    private final boolean wrapped;
    private Optional<String[]> profile = Optional.empty();

    public SequansModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        this(true, options, registration);
    }

    /** @param wrapped whether it takes a PEM whose body has several lines */
    public SequansModem(boolean wrapped, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "GM02S", "UE8.0.5.13");
        this.wrapped = wrapped;
        on("AT\\+SQNSNVW=\"(certificate|privatekey)\",(\\d+),(\\d+)", this::write);
        on("AT\\+SQNSNVR=\"(certificate|privatekey)\",(\\d+)", said -> stored(said.group(1) + said.group(2))
                .map(_ -> said("+SQNSNVR: \"" + said.group(1) + "\"," + said.group(2))).orElse(ERROR));
        on("AT\\+SQNSPCFG=1,2,\"[^\"]*\",5,(\\d+),(\\d+),(\\d+),\"\"", said -> {
            profile = Optional.of(new String[] {said.group(1), said.group(2), said.group(3)});
            return OK;
        });
        on("AT\\+SQNSPCFG\\?", _ -> profile.map(slots -> said("+SQNSPCFG: 1,2,\"\",5," + String.join(",", slots) + ",\"\"")).orElse(OK));
    }

    /** Of no length it is to be erased. */
    private String write(Matcher said) {
        String place = said.group(1) + said.group(2);
        if (said.group(3).equals("0")) {
            return delete(place) ? OK : ERROR;
        }
        return takes("\r\n> ", Announced.of(Integer.parseInt(said.group(3))), content -> {
            if (!Credentials.isPem(content) || !wrapped && text(content).strip().lines().count() > 3) {
                return ERROR;
            }
            store(place, content);
            return OK;
        });
    }

    @Override
    protected Optional<Credentials> credentials() {
        return profile.flatMap(slots -> credentials("certificate" + slots[1], "privatekey" + slots[2], "certificate" + slots[0]));
    }

    @Override
    protected String restart() {
        return "\r\n+SHUTDOWN\r\n\r\n+SYSSTART\r\n";
    }
}
