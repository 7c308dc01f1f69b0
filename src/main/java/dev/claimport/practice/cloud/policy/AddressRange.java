package dev.claimport.practice.cloud.policy;

import java.math.BigInteger;
import java.net.InetAddress;

/** An IP address, or a range of them in CIDR notation. Names are never looked up. */
final class AddressRange {

    private AddressRange() {}

    /** Whether {@code range} holds {@code address}; false for what is neither. */
    static boolean holds(String address, String range) {
        String[] parts = range.split("/", 2);
        try {
            byte[] asked = InetAddress.ofLiteral(address).getAddress();
            byte[] base = InetAddress.ofLiteral(parts[0]).getAddress();
            int bits = base.length * Byte.SIZE;
            int prefix = parts.length == 1 ? bits : Integer.parseInt(parts[1]);
            return asked.length == base.length && prefix >= 0 && prefix <= bits
                    && new BigInteger(1, asked).xor(new BigInteger(1, base)).shiftRight(bits - prefix).signum() == 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
