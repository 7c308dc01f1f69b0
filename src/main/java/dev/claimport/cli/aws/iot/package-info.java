/** The operations of AWS IoT that are offered: what they take, what they answer, what they refuse. */
@NullMarked
package dev.claimport.cli.aws.iot;

import org.jspecify.annotations.NullMarked;
