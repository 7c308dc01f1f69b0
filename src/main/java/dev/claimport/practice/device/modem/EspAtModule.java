package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An ESP32 with ESP-AT (espressif/esp-at, AT+SYSMFG examples): a content is announced with its length, and comes as it is after {@code OK} and
 * {@code >}. What it is, is not looked at. After a restart the host application registers with what is in the namespaces of MQTT, or of the client.
 */
public final class EspAtModule extends AtModem {

    private final List<String> namespaces;
    private boolean restarted;

    public EspAtModule(VirtualDeviceOptions options, DeviceRegistration registration) {
        this(List.of("client", "mqtt"), options, registration);
    }

    /** @param apps that have namespaces in this build */
    public EspAtModule(List<String> apps, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, "WROOM-32", "4.0.0.0");
        namespaces = Stream.concat(Stream.of("factory_param"), apps.stream().flatMap(app -> Stream.of("_cert", "_key", "_ca").map(app::concat))).toList();
        on("AT\\+CGM[MR]|AT\\+CGSN|AT\\+CMEE=.", _ -> ERROR);
        on("AT\\+GMR", _ -> said("AT version:4.0.0.0(b9cd5b2 - ESP32 - Jun  4 2024 07:21:45)", "SDK version:v5.0.6-dirty", "compile time(4c1be1b2):Jun  4 2024 09:34:22",
                "Bin version:v4.0.0.0(WROOM-32)"));
        on("AT\\+CIPSTAMAC\\?", _ -> said("+CIPSTAMAC:\"" + options.serial() + "\""));
        on("AT\\+SYSMFG\\?", _ -> namespaces.stream().map(name -> "+SYSMFG:\"" + name + "\"\r\n").collect(Collectors.joining()) + OK);
        on("AT\\+SYSMFG=0,\"(\\w+)\",\"([\\w.]+)\"", said -> delete(said.group(2)) ? OK : ERROR);
        on("AT\\+SYSMFG=2,\"(\\w+)\",\"([\\w.]+)\",8,(\\d+)", this::write);
        on("AT\\+SYSMFG=1,\"(\\w+)\",\"([\\w.]+)\"", said -> stored(said.group(2))
                .map(content -> "+SYSMFG:\"" + said.group(1) + "\",\"" + said.group(2) + "\",8," + content.length + "," + text(content) + "\r\n" + OK).orElse(ERROR));
        on("AT\\+RST", _ -> {
            restarted = true;
            echoes(true);
            return OK + restart();
        });
    }

    private String write(Matcher said) {
        return !namespaces.contains(said.group(1)) ? ERROR : takes(OK + "\r\n>", Announced.of(Integer.parseInt(said.group(3))).waitingForEver(), content -> {
            store(said.group(2), content);
            return OK;
        });
    }

    @Override
    protected String restart() {
        return "\r\nets Jul 29 2019 12:21:46\r\n\r\nrst:0xc (SW_CPU_RESET),boot:0x13 (SPI_FAST_FLASH_BOOT)\r\n\r\nready\r\n";
    }

    @Override
    protected Optional<Credentials> credentials() {
        return !restarted ? Optional.empty() : Stream.of(List.of("mqtt_cert", "mqtt_key", "mqtt_ca"), List.of("client_cert.0", "client_key.0", "client_ca.0"))
                .map(names -> credentials(names.get(0), names.get(1), names.get(2))).flatMap(Optional::stream).findFirst();
    }
}
