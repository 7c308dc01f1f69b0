package dev.claimport.practice.device.modem;

import java.util.Optional;

/**
 * What a virtual nRF91 has of the family's variety.
 *
 * @param buffer bytes that a command may have; what comes after them is dropped, also the quote that would end it
 * @param echoes whether it sends back what it is sent, until it is told not to
 * @param takesCrlf whether certificates may have CRLF; modem firmware 2.0.2 has refused them
 * @param overwrites whether a credential may be written where there is one
 * @param version of Serial Modem, which says so at once when a command is too long; empty for another application
 */
public record Nrf91Options(int buffer, boolean echoes, boolean takesCrlf, boolean overwrites, Optional<String> version) {

    /** An application with at_host, as sdk-nrf builds it. */
    public static final Nrf91Options USUAL = new Nrf91Options(4096, false, true, false, Optional.empty());
    /** Nordic's Serial Modem. */
    public static final Nrf91Options SERIAL_MODEM = new Nrf91Options(8192, false, true, false, Optional.of("\"1.0.0\",\"3.1.0\""));

    Nrf91Options withBuffer(int bytes) {
        return new Nrf91Options(bytes, echoes, takesCrlf, overwrites, version);
    }
}
