package dev.claimport.claim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Arrays;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimKeyTest {

    private static final String PKCS1 = "RSA PRIVATE KEY";
    private static final String PKCS8 = "PRIVATE KEY";

    @Test
    void aKeyAsAwsSendsItIsWrappedAsBouncyCastleWrapsIt() throws Exception {
        byte[] expected = new PrivateKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                RSAPrivateKey.getInstance(Material.pkcs1(Material.KEYS))).getEncoded("DER");

        try (ClaimKey key = Material.key(Material.KEYS)) {
            assertArrayEquals(expected, key.lend(Material::bytes));
            assertEquals(expected.length, key.size());
            PrivateKey read = KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(key.lend(Material::bytes)));
            assertEquals(Material.KEYS.getPrivate(), read);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {512, 1024, 3072})
    void keysOfOtherSizesAreWrappedToo(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        var keys = generator.generateKeyPair();
        try (ClaimKey key = Material.key(keys)) {
            assertArrayEquals(Material.pkcs8(keys), key.lend(Material::bytes));
            assertTrue(key.belongsTo((RSAPublicKey) keys.getPublic()));
        }
    }

    /** One byte for the length up to 127, two up to 255, three beyond (X.690, section 8.1.3). */
    @Test
    void lengthsOfAnySizeAreWrittenAsBouncyCastleWritesThem() throws Exception {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        for (int size = 90; size < 300; size++) {
            byte[] content = new byte[size];
            Arrays.fill(content, (byte) size);
            byte[] expected = new DERSequence(new ASN1Encodable[] {new ASN1Integer(0), algorithm, new DEROctetString(content)}).getEncoded();
            try (ClaimKey key = ClaimKey.takingPem(Material.pem(PKCS1, content))) {
                assertArrayEquals(expected, key.lend(Material::bytes));
            }
        }
    }

    @Test
    void aTextOf16384CharactersIsTheLongestThatIsTaken() {
        String pem = text(Material.pem(PKCS1, Material.pkcs1(Material.KEYS)));
        ClaimKey.takingPem((pem + " ".repeat(16_384 - pem.length())).getBytes(StandardCharsets.US_ASCII)).close();
        byte[] longer = (pem + " ".repeat(16_385 - pem.length())).getBytes(StandardCharsets.US_ASCII);
        assertThrows(IllegalArgumentException.class, () -> ClaimKey.takingPem(longer));
    }

    @Test
    void aWrappedKeyIsKeptAsItIs() {
        try (ClaimKey key = ClaimKey.takingPem(Material.pem(PKCS8, Material.pkcs8(Material.KEYS)))) {
            assertArrayEquals(Material.pkcs8(Material.KEYS), key.lend(Material::bytes));
        }
    }

    @Test
    void textAroundThePemAndOtherLineEndsDoNotMatter() {
        String pem = text(Material.pem(PKCS1, Material.pkcs1(Material.KEYS)));
        String[] variants = {pem.strip(), pem.replace("\n", "\r\n"), "a key:\n\n" + pem + "\nthat was it", pem.replace("\n", "")};
        for (String variant : variants) {
            try (ClaimKey key = ClaimKey.takingPem(variant.getBytes(StandardCharsets.US_ASCII))) {
                assertArrayEquals(Material.pkcs8(Material.KEYS), key.lend(Material::bytes));
            }
        }
    }

    @Test
    void thePemIsZeroedOnceItIsTaken() {
        byte[] pem = Material.pem(PKCS1, Material.pkcs1(Material.KEYS));
        ClaimKey.takingPem(pem).close();
        assertArrayEquals(new byte[pem.length], pem);
    }

    static Stream<String> malformed() {
        String pem = text(Material.pem(PKCS1, Material.pkcs1(Material.KEYS)));
        return Stream.of("", "-----BEGIN ", "-----BEGIN RSA PRIV", "-----BEGIN RSA PRIVATE KEY-----", "-----END RSA PRIVATE KEY-----", "no key",
                pem.substring(0, 500), pem.replace("-----END RSA", "-----END"), pem.replace(PKCS1, "EC PRIVATE KEY"),
                pem.replace(PKCS1, "ENCRYPTED PRIVATE KEY"), pem.replace(PKCS1, "PUBLIC KEY"),
                pem.substring(0, 200) + "*" + pem.substring(201), pem.substring(0, 200) + "=" + pem.substring(200),
                pem.replaceFirst("\n", "\nProc-Type: 4,ENCRYPTED\n\n"), pem.substring(0, 200) + "\u00e9" + pem.substring(200),
                pem.substring(0, 200) + "\u0000" + pem.substring(200),
                "-----END RSA PRIVATE KEY-----\n-----BEGIN RSA PRIVATE KEY-----\nAAAA",
                "-----BEGIN RSA PRIVATE KEY-----\n" + "A".repeat(20_000) + "\n-----END RSA PRIVATE KEY-----");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void whatIsNoPemIsRefusedZeroedAndNeverQuoted(String malformed) {
        byte[] pem = malformed.getBytes(StandardCharsets.ISO_8859_1);

        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> ClaimKey.takingPem(pem));

        assertEquals("not a PEM private key", e.getMessage());
        assertEquals(null, e.getCause());
        assertEquals(0, e.getSuppressed().length);
        assertArrayEquals(new byte[pem.length], pem);
    }

    @Test
    void aKeyBelongsToItsOwnPublicKeyAlone() throws Exception {
        try (ClaimKey key = Material.key(Material.KEYS)) {
            RSAPublicKey own = (RSAPublicKey) Material.KEYS.getPublic();
            assertTrue(key.belongsTo(own));
            assertFalse(key.belongsTo((RSAPublicKey) Material.OTHER_KEYS.getPublic()));
            var otherExponent = new RSAPublicKeySpec(own.getModulus(), BigInteger.valueOf(3));
            assertFalse(key.belongsTo((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(otherExponent)));
        }
    }

    @Test
    void bytesThatAreNoKeyBelongToNothing() {
        RSAPublicKey publicKey = (RSAPublicKey) Material.KEYS.getPublic();
        byte[] whole = Material.pkcs8(Material.KEYS);
        // Cut off within the private half is cut off too, although the public half is there.
        for (int length = 0; length < whole.length; length += length < 330 ? 1 : 97) {
            assertFalse(belongs(Arrays.copyOf(whole, length), publicKey), "cut to " + length);
        }
        assertFalse(belongs(Arrays.copyOf(whole, whole.length + 1), publicKey), "one byte more");
        for (int at = 0; at < 26; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            belongs(damaged, publicKey);
        }
        // An indefinite length, which is that of 128 bytes for whoever does not look (X.690, section 8.1.3.6).
        assertFalse(belongs(withAlgorithmOf128Bytes(whole, (byte) 0x80), publicKey));
        assertTrue(belongs(withAlgorithmOf128Bytes(whole, (byte) 0x81, (byte) 0x80), publicKey));
        byte[] wrongTag = whole.clone();
        wrongTag[0] = 0x31;
        assertFalse(belongs(wrongTag, publicKey));
    }

    @Test
    void neitherTextNorFailureLeaksTheKey() {
        ClaimKey key = Material.key(Material.KEYS);
        assertEquals("ClaimKey[in memory]", key.toString());
        key.close();
        assertEquals("ClaimKey[wiped]", key.toString());
        assertTrue(key.isWiped());
        assertThrows(IllegalStateException.class, () -> key.lend(Material::bytes));
        assertThrows(IllegalStateException.class, () -> key.belongsTo((RSAPublicKey) Material.KEYS.getPublic()));
    }

    /** Nobody looks at the algorithm beyond its length, of which these are the bytes. */
    private static byte[] withAlgorithmOf128Bytes(byte[] pkcs8, byte... length) {
        byte[] key = Arrays.copyOfRange(pkcs8, 22, pkcs8.length);
        int size = 3 + 1 + length.length + 128 + key.length;
        return ByteBuffer.allocate(4 + size).put((byte) 0x30).put((byte) 0x82).putShort((short) size).put(pkcs8, 4, 3)
                .put((byte) 0x30).put(length).put(new byte[128]).put(key).array();
    }

    private static boolean belongs(byte[] pkcs8, RSAPublicKey publicKey) {
        try (ClaimKey key = ClaimKey.takingPem(Material.pem(PKCS8, pkcs8))) {
            return key.belongsTo(publicKey);
        }
    }

    private static String text(byte[] ascii) {
        return new String(ascii, StandardCharsets.US_ASCII);
    }
}
