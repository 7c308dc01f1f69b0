package dev.claimport.aws.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import javax.net.ssl.SSLSocketFactory;

/**
 * TLS through a proxy. The JDK's own tunnels send a password only where the whole Java runtime has been told to allow it, so the
 * tunnel is made here: the JDK asks for a socket, connects it, and lays TLS over it.
 */
public final class TunnelSockets extends SSLSocketFactory {

    private final HttpProxy proxy;
    private final SSLSocketFactory tls;
    private final Duration answer;

    /** @param tls lays TLS over a tunnel */
    public TunnelSockets(HttpProxy proxy, SSLSocketFactory tls, Duration answer) {
        this.proxy = proxy;
        this.tls = tls;
        this.answer = answer;
    }

    @Override
    public Socket createSocket() {
        return new TunnelSocket(proxy, answer);
    }

    @Override
    public Socket createSocket(Socket tunnel, String host, int port, boolean autoClose) throws IOException {
        return tls.createSocket(tunnel, host, port, autoClose);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(InetSocketAddress.createUnresolved(host, port), host);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port), host.getHostAddress());
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private Socket connected(InetSocketAddress address, String host) throws IOException {
        Socket tunnel = createSocket();
        tunnel.connect(address);
        return createSocket(tunnel, host, address.getPort(), true);
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return tls.getDefaultCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return tls.getSupportedCipherSuites();
    }
}
