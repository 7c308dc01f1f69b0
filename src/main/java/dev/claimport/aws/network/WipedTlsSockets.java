package dev.claimport.aws.network;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;

/** TLS that leaves nothing of what it has deciphered in memory: see {@link WipedTls}. */
public final class WipedTlsSockets extends SSLSocketFactory {

    private final SSLContext context;

    public WipedTlsSockets(SSLContext context) {
        this.context = context;
    }

    /** One object for all connections: the JDK uses a connection again only for the factory that made it. */
    private static final class Usual {

        private static final WipedTlsSockets SOCKETS = make();

        private static WipedTlsSockets make() {
            try {
                return new WipedTlsSockets(SSLContext.getDefault());
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Those that trust whom the Java runtime trusts. */
    public static WipedTlsSockets usual() {
        return Usual.SOCKETS;
    }

    /** Not yet connected, and without TLS: the JDK lays that over it once it is connected. */
    @Override
    public Socket createSocket() {
        return new Socket();
    }

    @Override
    public Socket createSocket(Socket plain, String host, int port, boolean autoClose) throws IOException {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        return new WipedTlsSocket(plain, engine);
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return createSocket(connected(new InetSocketAddress(host, port)), host, port, true);
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return createSocket(connected(new InetSocketAddress(host, port)), host.getHostAddress(), port, true);
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return createSocket(host, port);
    }

    private static Socket connected(InetSocketAddress address) throws IOException {
        Socket plain = new Socket();
        plain.connect(address);
        return plain;
    }

    @Override
    public String[] getDefaultCipherSuites() {
        return context.getDefaultSSLParameters().getCipherSuites();
    }

    @Override
    public String[] getSupportedCipherSuites() {
        return context.getSupportedSSLParameters().getCipherSuites();
    }
}
