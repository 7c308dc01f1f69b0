"""Pre-provisioning hook: lets those devices register that are on the list of allowed serial numbers, and nobody else.

As a Lambda function the list is the table ALLOW_TABLE. As a program, for a rehearsal, the request is read from standard input and the
list is the file allowed.txt beside this one, a serial number in each line. Whatever goes wrong, the device is refused.
"""
import json
import os
import sys


def in_table(serial, table):
    import boto3
    from botocore.config import Config

    limits = Config(connect_timeout=1, read_timeout=1, retries={"total_max_attempts": 1})
    answer = boto3.client("dynamodb", config=limits).get_item(TableName=table, Key={"SerialNumber": {"S": serial}})
    return "Item" in answer


def in_file(serial):
    beside = os.path.join(os.path.dirname(os.path.abspath(__file__)), "allowed.txt")
    with open(beside, encoding="utf-8") as lines:
        return serial in (line.strip() for line in lines)


def handler(request, context):
    try:
        serial = request["parameters"]["SerialNumber"]
        table = os.environ.get("ALLOW_TABLE")
        allowed = bool(serial) and (in_table(serial, table) if table else in_file(serial))
    except Exception as problem:
        print("refused: %r" % (problem,), file=sys.stderr)
        allowed = False
    return {"allowProvisioning": allowed}


if __name__ == "__main__":
    json.dump(handler(json.load(sys.stdin), None), sys.stdout)
