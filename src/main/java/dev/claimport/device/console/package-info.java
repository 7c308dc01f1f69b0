/** Linux gateways: a shell on a console takes each part of a claim as a file. How is said here, what for is said by profiles. */
@NullMarked
package dev.claimport.device.console;

import org.jspecify.annotations.NullMarked;
