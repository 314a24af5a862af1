"""Looks at the server as the Python SDK's two clients do, and prints what it saw as one line of JSON."""

import asyncio
import json
import os
import sys

import httpx2
from mcp import Client, ClientSession, StdioServerParameters
from mcp.client.stdio import stdio_client
from mcp.client.streamable_http import streamable_http_client

DENIED = {"tool_name": "Bash", "parameters": {"command": "rm -rf /"}}
HARMLESS = {"tool_name": "Bash", "parameters": {"command": "git status"}}


async def look(client):
    async def evaluate(arguments):
        return await client.call_tool("evaluate_tool_request", arguments)

    tools = await client.list_tools()
    wrong = await evaluate({"parameters": {}})
    resource = await client.read_resource("config://rules")
    return {
        "version": client.protocol_version,
        "tools": [tool.name for tool in tools.tools],
        "denied": (await evaluate(DENIED)).structured_content,
        "harmless": (await evaluate(HARMLESS)).structured_content,
        "wrong": wrong.is_error is True and wrong.structured_content is None,
        "rules": resource.contents[0].text,
    }


async def with_client(transport):
    async with Client(transport) as client:
        return await look(client)


async def with_session(transport):
    async with transport as (read, write, *_), ClientSession(read, write) as session:
        await session.initialize()
        return await look(session)


async def main(kind, target):
    run = {"client": with_client, "session": with_session}[kind]
    if target[0].startswith("http"):
        headers = {"Authorization": "Bearer " + os.environ["KEY"]}
        async with httpx2.AsyncClient(headers=headers) as http:
            return await run(streamable_http_client(target[0], http_client=http))
    server = StdioServerParameters(command=target[0], args=target[1:], env=dict(os.environ))
    return await run(stdio_client(server))


print(json.dumps(asyncio.run(main(sys.argv[1], sys.argv[2:]))))
