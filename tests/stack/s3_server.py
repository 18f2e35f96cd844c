"""An S3 of one's own (moto's server), in memory only, for as long as a block runs."""

import sys

import boto3

from tests.stack.processes import Running, clean_environment, free_port

KEYS = {"S3_ACCESS_KEY": "of-the-site", "S3_SECRET_KEY": "known-to-nobody-else", "S3_REGION": "us-east-1"}
BUCKETS = {"S3_BUCKET": "uploads", "S3_SEALED_BUCKET": "sealed"}


class S3Server:
    """`with S3Server(log) as s3:` holds two empty buckets; `s3.environment` leads a site to them."""

    def __init__(self, log):
        port = free_port()
        self.url = f"http://127.0.0.1:{port}"
        self.environment = {"S3_ENDPOINT_URL": self.url, **BUCKETS, **KEYS}
        command = [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", str(port)]
        self.running = Running(command, clean_environment(), log)

    def __enter__(self):
        self.running.__enter__()
        self.running.wait_for(f"{self.url}/moto-api/data.json")
        for name in BUCKETS.values():
            self.client.create_bucket(Bucket=name)
        return self

    def __exit__(self, *exception):
        self.running.__exit__(*exception)

    @property
    def client(self):
        """Return a client of the service itself, past the site."""
        return boto3.client(
            "s3",
            endpoint_url=self.url,
            region_name=KEYS["S3_REGION"],
            aws_access_key_id=KEYS["S3_ACCESS_KEY"],
            aws_secret_access_key=KEYS["S3_SECRET_KEY"],
        )

    def names(self, bucket):
        """Return the names of all that lies in a bucket."""
        pages = self.client.get_paginator("list_objects_v2").paginate(Bucket=bucket)
        return {found["Key"] for page in pages for found in page.get("Contents", ())}
