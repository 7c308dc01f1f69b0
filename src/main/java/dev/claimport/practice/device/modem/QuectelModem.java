package dev.claimport.practice.device.modem;

import dev.claimport.practice.device.DeviceRegistration;
import dev.claimport.practice.device.VirtualDeviceOptions;
import dev.claimport.practice.device.text.Announced;
import dev.claimport.practice.device.text.AtModem;
import dev.claimport.practice.device.text.Credentials;
import dev.claimport.practice.device.text.Patience;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;

/**
 * A BG96, or a BG77x (Quectel, FILE and SSL AT commands manuals; hardware captures of a BG770A): files are announced with their length and come as they are after {@code CONNECT}. When
 * the last of the three is bound to SSL context 1, the host application registers with them.
 */
public final class QuectelModem extends AtModem {

    private static final Duration USUAL_PATIENCE = Duration.ofSeconds(5);
    private static final int TIME_OUT = 421;
    private static final int BLOCK = 1024;

    private final Map<String, String> bound = new TreeMap<>();
    private final Map<String, String> set = new TreeMap<>();
    /** One with Altair inside: it writes fewer line ends, names its file system, and shows a folder of its own among the files. */
    private final boolean bg77x;

    public QuectelModem(VirtualDeviceOptions options, DeviceRegistration registration) {
        this(false, options, registration);
    }

    public QuectelModem(boolean bg77x, VirtualDeviceOptions options, DeviceRegistration registration) {
        super(options, registration, bg77x ? "BG770A-GL" : "BG96", bg77x ? "BG770AGLAAR02A05" : "BG96MAR02A07M1G");
        this.bg77x = bg77x;
        on("AT\\+QFUPL=\"([^\"]+)\",(\\d+)(?:,(\\d{1,5})(?:,([01]))?)?", this::upload);
        on("AT\\+QFUPL=\\?", _ -> said("+QFUPL: <filename>[,(1-<freesize>)[,(1-65535)[,(0,1)]]]"));
        on("AT\\+QFDEL=\"([^\"]+)\"", said -> delete(said.group(1)) ? OK : ERROR);
        on("AT\\+QFLST=\"([^\"]+)\"", said -> stored(said.group(1))
                .map(content -> said("+QFLST: \"" + (bg77x ? "UFS:" : "") + said.group(1) + "\"," + content.length)).orElse(OK));
        on("AT\\+QSSLCFG=\"(cacert|clientcert|clientkey)\",1(?:,\"([^\"]+)\")?", this::bind);
        on("AT\\+QSSLCFG=\"(seclevel|sslversion|sni)\",1(?:,(\\d))?", this::set);
    }

    private String upload(Matcher said) {
        String name = said.group(1);
        return stored(name).isPresent() ? error(407) : takes("\r\nCONNECT\r\n", announced(said), content -> {
            store(name, content);
            byte[] kept = stored(name).orElseThrow();
            int sum = 0;
            for (int i = 0; i < kept.length; i++) {
                sum ^= (kept[i] & 0xff) << (i % 2 == 0 ? 8 : 0);
            }
            return said("+QFUPL: " + kept.length + "," + Integer.toHexString(sum));
        });
    }

    /** It is told how many seconds it is to wait, and whether it is to say of each block that it has it. */
    private Announced announced(Matcher said) {
        Duration patience = Optional.ofNullable(said.group(3)).map(Long::valueOf).map(Duration::ofSeconds).orElse(USUAL_PATIENCE);
        Announced announced = Announced.of(Integer.parseInt(said.group(2))).waitingFor(new Patience(patience, false)).tooShort(error(TIME_OUT));
        return "1".equals(said.group(4)) ? announced.acknowledgingEach(BLOCK) : announced;
    }

    /** Without a file it is a question. */
    private String bind(Matcher said) {
        if (said.group(2) == null) {
            return said("+QSSLCFG: \"" + said.group(1) + "\",1,\"" + bound.getOrDefault(said.group(1), "") + "\"");
        }
        bound.put(said.group(1), said.group(2));
        return OK;
    }

    private String set(Matcher said) {
        if (said.group(2) == null) {
            return said("+QSSLCFG: \"" + said.group(1) + "\",1," + set.getOrDefault(said.group(1), "0"));
        }
        set.put(said.group(1), said.group(2));
        return OK;
    }

    /** One CRLF before the result, none before all of it, and a blank where there was a line. */
    @Override
    protected String framed(String answer) {
        return bg77x ? answer.replace("\r\n\r\n", " \r\n").replaceFirst("^\r\n", "") : answer;
    }

    @Override
    protected Optional<Credentials> credentials() {
        return bound.size() == 3 ? credentials(bound.get("clientcert"), bound.get("clientkey"), bound.get("cacert")) : Optional.empty();
    }
}
