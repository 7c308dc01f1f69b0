package dev.claimport.aws.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.claimport.testing.TestTls;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against the JDK's own server sockets. */
@Timeout(240)
class WipedTlsTest {

    private static final byte[] HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] BODY = "secret".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    private Path folder;
    private TestTls tls;
    private SSLServerSocket server;
    private WipedTlsSockets sockets;

    @BeforeEach
    void listen() throws Exception {
        tls = new TestTls();
        server = (SSLServerSocket) tls.server().getServerSocketFactory().createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
        sockets = TrustedCas.read(tls.writeBundle(folder.resolve("ca.pem"))).sockets();
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    private interface Serving {
        void serve(Socket connection) throws Exception;
    }

    private CompletableFuture<Void> serving(Serving serving) {
        return CompletableFuture.runAsync(() -> {
            try (Socket connection = server.accept()) {
                serving.serve(connection);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, Thread::startVirtualThread);
    }

    private SSLSocket connect(WipedTlsSockets by) throws IOException {
        SSLSocket socket = (SSLSocket) by.createSocket("127.0.0.1", server.getLocalPort());
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        socket.setSSLParameters(parameters);
        return socket;
    }

    @ParameterizedTest
    @CsvSource({
        "TLSv1.3, TLS_AES_128_GCM_SHA256", "TLSv1.3, TLS_CHACHA20_POLY1305_SHA256", "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
        "TLSv1.2, TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA"
    })
    void muchPassesBothWays(String protocol, String suite) throws Exception {
        byte[] much = new byte[700_000];
        new Random(5).nextBytes(much);
        server.setEnabledProtocols(new String[] {protocol});
        server.setEnabledCipherSuites(new String[] {suite});
        var served = serving(connection -> {
            byte[] got = connection.getInputStream().readNBytes(much.length);
            connection.getOutputStream().write(got);
        });
        try (SSLSocket socket = connect(sockets)) {
            socket.startHandshake();
            assertEquals(protocol, socket.getSession().getProtocol());
            assertEquals(suite, socket.getSession().getCipherSuite());
            var sending = CompletableFuture.runAsync(() -> {
                try {
                    socket.getOutputStream().write(much);
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }, Thread::startVirtualThread);
            assertArrayEquals(much, socket.getInputStream().readNBytes(much.length));
            sending.join();
            assertEquals(-1, socket.getInputStream().read());
        }
        served.join();
    }

    @Test
    void aHeadComesAloneAndTheBufferThatItWasReadIntoIsWipedInTheEnd() throws Exception {
        var served = serving(connection -> {
            connection.getInputStream().read();
            byte[] answer = new byte[HEAD.length + BODY.length];
            System.arraycopy(HEAD, 0, answer, 0, HEAD.length);
            System.arraycopy(BODY, 0, answer, HEAD.length, BODY.length);
            connection.getOutputStream().write(answer);
            connection.getInputStream().read();
            connection.getOutputStream().write(answer);
            connection.getInputStream().read();
        });
        byte[] buffer = new byte[8192];
        byte[] own = new byte[8192];
        try (SSLSocket socket = connect(sockets)) {
            InputStream in = socket.getInputStream();
            socket.getOutputStream().write(1);
            assertEquals(HEAD.length, in.read(buffer, 0, buffer.length));
            assertEquals(BODY.length, in.read(buffer, HEAD.length, buffer.length - HEAD.length));
            assertTrue(new String(buffer, StandardCharsets.US_ASCII).contains("secret"));
            socket.getOutputStream().write(1);
            assertArrayEquals(new byte[8192], buffer, "as soon as the next request is written");
            assertEquals(HEAD.length, in.read(buffer, 0, buffer.length));
            assertEquals(3, in.read(buffer, HEAD.length, 3));
            assertEquals(3, in.read(own, 0, own.length));
        }
        assertArrayEquals(new byte[8192], buffer);
        assertEquals("ret", new String(own, 0, 3, StandardCharsets.US_ASCII), "what is its reader's stays its reader's");
        served.join();
    }

    @Test
    void whoIsNotTrustedIsRefusedByName() throws Exception {
        var served = serving(connection -> assertThrows(IOException.class, () -> ((SSLSocket) connection).startHandshake()));
        try (SSLSocket socket = connect(WipedTlsSockets.usual())) {
            var refused = assertThrows(SSLHandshakeException.class, socket::startHandshake);
            assertTrue(refused.getMessage().contains("PKIX"), refused.getMessage());
        }
        served.join();
    }

    @Test
    void anotherNameThanThatOfTheServerIsRefused() throws Exception {
        var served = serving(connection -> assertThrows(IOException.class, () -> ((SSLSocket) connection).startHandshake()));
        Socket plain = new Socket("127.0.0.1", server.getLocalPort());
        try (SSLSocket socket = (SSLSocket) sockets.createSocket(plain, "iot.example.com", 443, true)) {
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        }
        served.join();
    }

    @Test
    void silenceIsATimeOutAfterWhichItGoesOn() throws Exception {
        var go = new CompletableFuture<Void>();
        var served = serving(connection -> {
            connection.getInputStream().read();
            go.join();
            connection.getOutputStream().write(7);
        });
        try (SSLSocket socket = connect(sockets)) {
            socket.getOutputStream().write(1);
            socket.setSoTimeout(50);
            assertThrows(SocketTimeoutException.class, () -> socket.getInputStream().read());
            go.complete(null);
            socket.setSoTimeout(20_000);
            assertEquals(7, socket.getInputStream().read());
        }
        served.join();
    }

    @Test
    void whoHangsUpInTheHandshakeIsToldOfAsTheJdkDoes() throws Exception {
        try (var plainServer = new java.net.ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            var served = CompletableFuture.runAsync(() -> {
                try (Socket connection = plainServer.accept()) {
                    connection.getInputStream().readNBytes(5);
                    connection.shutdownOutput();
                    connection.getInputStream().readAllBytes();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            }, Thread::startVirtualThread);
            try (SSLSocket socket = (SSLSocket) sockets.createSocket("127.0.0.1", plainServer.getLocalPort())) {
                assertEquals("Remote host terminated the handshake", assertThrows(SSLHandshakeException.class, socket::startHandshake).getMessage());
            }
            served.join();
        }
    }

    @Test
    void aCloseEndsAReadThatWaits() throws Exception {
        var served = serving(connection -> connection.getInputStream().readAllBytes());
        SSLSocket socket = connect(sockets);
        socket.startHandshake();
        var reading = CompletableFuture.runAsync(() -> assertThrows(SocketException.class, () -> socket.getInputStream().read()), Thread::startVirtualThread);
        assertFalse(socket.isClosed());
        socket.close();
        reading.join();
        assertTrue(socket.isClosed());
        assertThrows(SocketException.class, () -> socket.getOutputStream().write(1));
        served.join();
    }
}
