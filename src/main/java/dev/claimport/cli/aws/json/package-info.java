/** JSON as Python's json module reads and writes it. */
package dev.claimport.cli.aws.json;
