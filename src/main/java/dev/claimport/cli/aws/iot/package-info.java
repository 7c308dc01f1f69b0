/** The operations of AWS IoT that are offered: what they take, what they answer, what they refuse. */
package dev.claimport.cli.aws.iot;
