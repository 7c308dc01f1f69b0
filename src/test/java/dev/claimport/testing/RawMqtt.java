package dev.claimport.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SNIServerName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/** A TLS socket to a broker, byte by byte. */
public final class RawMqtt implements AutoCloseable {

    private final SSLSocket socket;

    private RawMqtt(SSLSocket socket) {
        this.socket = socket;
    }

    /** @param credentials empty for a client without a certificate */
    public static SSLContext context(List<X509Certificate> roots, Optional<TestCredentials> credentials) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        KeyManager[] keys = credentials.isPresent() ? credentials.get().keyManagers().getKeyManagers() : new KeyManager[0];
        context.init(keys, TestCredentials.trust(roots).getTrustManagers(), null);
        return context;
    }

    /**
     * Does the handshake; with TLS 1.3 that may succeed although the broker refuses the certificate.
     *
     * @param serverName empty for none
     */
    public static RawMqtt open(SSLContext context, int port, String serverName, String... protocols) throws IOException {
        return open(context, port, serverName, parameters -> {
            if (protocols.length > 0) {
                parameters.setProtocols(protocols);
            }
        });
    }

    /** @param restriction of what the client offers */
    public static RawMqtt open(SSLContext context, int port, String serverName, Consumer<SSLParameters> restriction) throws IOException {
        return open(context, "127.0.0.1", port, serverName, restriction);
    }

    /** @param address to come to */
    public static RawMqtt open(SSLContext context, String address, int port, String serverName, Consumer<SSLParameters> restriction) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(address, port);
        socket.setSoTimeout(15_000);
        SSLParameters parameters = socket.getSSLParameters();
        List<SNIServerName> names = serverName.isEmpty() ? List.of() : List.of(new SNIHostName(serverName));
        parameters.setServerNames(names);
        restriction.accept(parameters);
        socket.setSSLParameters(parameters);
        try {
            socket.startHandshake();
        } catch (IOException e) {
            socket.close();
            throw e;
        }
        return new RawMqtt(socket);
    }

    public String protocol() {
        return socket.getSession().getProtocol();
    }

    /** What was negotiated; empty for none. */
    public String applicationProtocol() {
        return socket.getApplicationProtocol();
    }

    /** The algorithm of the server's key. */
    public String serverKey() throws IOException {
        return socket.getSession().getPeerCertificates()[0].getPublicKey().getAlgorithm();
    }

    /**
     * Sends an MQTT 3.1.1 CONNECT and gives the return code of the CONNACK.
     *
     * @param behind sent in one with it
     */
    public int connect(String clientId, byte... behind) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        byte[] id = clientId.getBytes(StandardCharsets.US_ASCII);
        packet.write(0x10);
        packet.write(12 + id.length);
        packet.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 0, 0, (byte) id.length});
        packet.writeBytes(id);
        packet.writeBytes(behind);
        send(packet.toByteArray());
        InputStream in = socket.getInputStream();
        byte[] connack = in.readNBytes(4);
        if (connack.length < 4 || connack[0] != 0x20) {
            throw new IOException("no CONNACK but " + connack.length + " bytes");
        }
        return connack[3];
    }

    /**
     * Sends an MQTT 5 CONNECT and gives the whole CONNACK.
     *
     * @param properties shorter than 64 bytes
     */
    public byte[] connectFive(String clientId, byte[] properties) throws IOException {
        ByteArrayOutputStream packet = new ByteArrayOutputStream();
        byte[] id = clientId.getBytes(StandardCharsets.US_ASCII);
        packet.write(0x10);
        packet.write(13 + properties.length + id.length);
        packet.writeBytes(new byte[] {0, 4, 'M', 'Q', 'T', 'T', 5, 2, 0, 0, (byte) properties.length});
        packet.writeBytes(properties);
        packet.writeBytes(new byte[] {0, (byte) id.length});
        packet.writeBytes(id);
        send(packet.toByteArray());
        return receive();
    }

    /** The next packet, shorter than 128 bytes, as it is. */
    public byte[] receive() throws IOException {
        InputStream in = socket.getInputStream();
        byte[] head = in.readNBytes(2);
        if (head.length < 2) {
            throw new IOException("no packet but " + head.length + " bytes");
        }
        byte[] packet = Arrays.copyOf(head, 2 + head[1]);
        in.readNBytes(packet, 2, head[1]);
        return packet;
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
    }

    /** Waits for the end of the connection; anything that comes before is left unread. */
    public boolean isHungUpOn() {
        try {
            return socket.getInputStream().readAllBytes() != null;
        } catch (IOException e) {
            return !(e instanceof SocketTimeoutException);
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
