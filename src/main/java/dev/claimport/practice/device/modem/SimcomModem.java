package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * A SIM7670 or A7670 (SIMCom, A76xx AT command manual; TinyGSM's client for it): certificates are announced with their length and come as they are
 * after {@code >}. When all three are bound to SSL context 0, the host application registers with them.
 */
public final class SimcomModem extends AtModem {

    private final Map<String, String> context = new TreeMap<>();

    public SimcomModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "A7670E-FASE", "A7670M7_V1.11.1");
        on("AT\\+SIMCOMATI", _ -> said("Manufacturer: INCORPORATED", "Model: A7670E-FASE", "Revision: A7670M7_V1.11.1", "IMEI: " + options.serial()));
        on("AT\\+CCERTDOWN=\"([^\"]{5,108}\\.(?:pem|der))\",(\\d{1,5})", this::download);
        on("AT\\+CCERTDELE=\"([^\"]+)\"", said -> delete(said.group(1)) ? OK : ERROR);
        on("AT\\+CCERTLIST", _ -> contents().isEmpty() ? OK
                : said(contents().keySet().stream().map(name -> "+CCERTLIST: \"" + name + "\"").toArray(String[]::new)));
        on("AT\\+CSSLCFG=\"(\\w+)\",0,(?:(\\d)|\"([^\"]+)\")", said -> {
            context.put(said.group(1).toLowerCase(Locale.ROOT), said.group(2) == null ? said.group(3) : said.group(2));
            return OK;
        });
        on("AT\\+CSSLCFG\\?", _ -> said("+CSSLCFG: 0," + set("sslversion", "4") + "," + set("authmode", "0") + ",1,300,\"" + set("cacert", "") + "\",\""
                + set("clientcert", "") + "\",\"" + set("clientkey", "") + "\""));
    }

    private String set(String name, String otherwise) {
        return context.getOrDefault(name, otherwise);
    }

    private String download(Matcher said) {
        return takes("\r\n> ", Announced.of(Integer.parseInt(said.group(2))), content -> {
            store(said.group(1), content);
            return OK;
        });
    }

    @Override
    protected Optional<Credentials> credentials() {
        return context.containsKey("clientkey") ? credentials(set("clientcert", ""), set("clientkey", ""), set("cacert", "")) : Optional.empty();
    }

    @Override
    protected String restart() {
        context.clear();
        return "\r\n*ATREADY: 1\r\n\r\n+CPIN: READY\r\n";
    }
}
