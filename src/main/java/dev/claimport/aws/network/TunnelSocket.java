package dev.claimport.aws.network;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A socket that goes through a proxy (RFC 9110, section 9.3.6). The proxy looks the host up, this computer need not be able to. */
final class TunnelSocket extends Socket {

    private static final int LARGEST_ANSWER = 32 * 1024;
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.\\d (\\d{3})\\b.*", Pattern.DOTALL);

    private final HttpProxy proxy;
    private final Duration answer;

    /** @param answer how long the proxy may take for its answer */
    TunnelSocket(HttpProxy proxy, Duration answer) {
        this.proxy = proxy;
        this.answer = answer;
    }

    @Override
    public void connect(SocketAddress endpoint) throws IOException {
        connect(endpoint, 0);
    }

    /** @throws ProxyRefusalException when the proxy does not let it through */
    @Override
    public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
        var service = (InetSocketAddress) endpoint;
        var address = new InetSocketAddress(proxy.host(), proxy.port());
        if (address.isUnresolved()) {
            throw new UnknownHostException(proxy.host());
        }
        super.connect(address, timeoutMillis);
        int usual = getSoTimeout();
        setSoTimeout((int) answer.toMillis());
        String host = service.getHostString();
        String target = (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + service.getPort();
        String request = "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n"
                + proxy.authorization().map(login -> "Proxy-Authorization: " + login + "\r\n").orElse("") + "\r\n";
        getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        Matcher status = STATUS.matcher(head(getInputStream()));
        if (!status.matches()) {
            close();
            throw new ProxyRefusalException("?");
        }
        if (!status.group(1).startsWith("2")) {
            close();
            throw new ProxyRefusalException(status.group(1));
        }
        setSoTimeout(usual);
    }

    private static String head(InputStream in) throws IOException {
        var head = new StringBuilder();
        while (head.length() < LARGEST_ANSWER && head.indexOf("\r\n\r\n", Math.max(0, head.length() - 4)) < 0) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            head.append((char) next);
        }
        return head.toString();
    }
}
