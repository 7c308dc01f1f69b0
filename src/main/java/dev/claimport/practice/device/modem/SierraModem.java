package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * An HL7802 (Sierra Wireless, AT commands interface guide; Zephyr's driver for it): contents come after {@code CONNECT}, are ended by a pattern, and
 * are looked at. It lists how long they are. Once it has restarted, the host application registers with them.
 */
public final class SierraModem extends AtModem {

    private static final byte[] END = "--EOF--Pattern--".getBytes(StandardCharsets.US_ASCII);
    private static final int SHORT = 930;
    private static final int NO_CERTIFICATE = 931;

    private boolean restarted;

    public SierraModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "HL7802", "HL7802.4.6.9.4");
        on("AT&K[03]", _ -> OK);
        on("AT\\+KCERTDELETE=([01])(?:,([0-3]))?", said -> delete(certificate(said.group(1), said.group(2))) ? OK : error(SHORT));
        on("AT\\+KCERTSTORE=([01]),(\\d+)(?:,([0-3]))?", said -> takes(certificate(said.group(1), said.group(3)), said.group(2)));
        on("AT\\+KPRIVKDELETE=([0-2])", said -> delete("private_key," + said.group(1)) ? OK : error(SHORT));
        on("AT\\+KPRIVKSTORE=([0-2]),(\\d+)", said -> takes("private_key," + said.group(1), said.group(2)));
        on("AT\\+KCERTSTORE\\?", _ -> list("_cert,"));
        on("AT\\+KPRIVKSTORE\\?", _ -> list("private_key,"));
        on("AT\\+CFUN=1,1", _ -> {
            restarted = true;
            return OK + restart();
        });
    }

    private static String certificate(String type, String index) {
        return (type.equals("0") ? "root_cert," : "local_cert,") + (index == null ? "0" : index);
    }

    private String takes(String name, String length) {
        return takes("\r\nCONNECT\r\n", Announced.of(Integer.parseInt(length)).endedBy(END).tooShort(error(SHORT)), content -> {
            if (!Credentials.isPem(content)) {
                return error(NO_CERTIFICATE);
            }
            store(name, content);
            return OK;
        });
    }

    private String list(String kind) {
        List<String> lines = contents().entrySet().stream().filter(entry -> entry.getKey().contains(kind))
                .map(entry -> entry.getKey() + "," + entry.getValue().length).toList();
        return "\r\nCONNECT\r\n" + String.join("\r\n", lines) + "\r\n" + OK;
    }

    @Override
    protected Optional<Credentials> credentials() {
        return restarted ? credentials("local_cert,0", "private_key,0", "root_cert,0") : Optional.empty();
    }

    @Override
    protected String restart() {
        return "\r\n+KSUP: 0\r\n";
    }
}
