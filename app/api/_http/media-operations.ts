import type { Operation } from "./operation";
import * as answers from "./schemas/media-answers";
import * as bodies from "./schemas/media-body";

const staff = { tag: "Staff", signedIn: true } as const;
const change = { ...staff, keyless: true } as const;
const kept = ["unauthorized", "forbidden"] as const;

/** The operations of pictures; for staff of sales, and admins. */
export const mediaOperations: Operation[] = [
  {
    ...staff,
    method: "get",
    path: "/api/v1/staff/media",
    id: "listPictures",
    summary: "A subject's pictures in order, also those being made or refused",
    query: bodies.mediaParams,
    answer: answers.picturesEnvelope,
    refusals: ["invalid", ...kept],
  },
  {
    ...staff,
    method: "get",
    path: "/api/v1/staff/media/subjects",
    id: "listPictureSubjects",
    summary: "Vessels, their cabins, ports and operators, with how many pictures each has",
    answer: answers.subjectsEnvelope,
    refusals: [...kept],
  },
  {
    ...change,
    method: "post",
    path: "/api/v1/staff/media/upload-url",
    id: "beginPictureUpload",
    summary: "Ask for an address to upload a picture to",
    description:
      "It holds for one hour and takes one file of exactly this type and size, straight into the storage. Attach it afterwards.",
    body: bodies.uploadBody,
    answer: answers.uploadEnvelope,
    created: true,
    refusals: ["invalid", ...kept, "storage_unavailable"],
  },
  {
    ...change,
    method: "put",
    path: "/api/v1/staff/media/{id}",
    id: "attachPicture",
    summary: "Attach an uploaded picture with its words",
    description:
      "Its sizes are made in the background; then it is READY and public, or REFUSED with a reason.",
    body: bodies.attachBody,
    answer: answers.pictureDone,
    refusals: ["invalid", ...kept, "not_found", "not_uploaded", "storage_unavailable"],
  },
  {
    ...change,
    method: "patch",
    path: "/api/v1/staff/media/{id}",
    id: "changePicture",
    summary: "Change a picture's words, or its place (from 0) among the subject's pictures",
    body: bodies.pictureBody,
    answer: answers.pictureDone,
    refusals: ["invalid", ...kept, "not_found"],
  },
  {
    ...change,
    method: "delete",
    path: "/api/v1/staff/media/{id}",
    id: "removePicture",
    summary: "Remove a picture; its files are deleted in the background",
    answer: answers.pictureDone,
    refusals: [...kept, "not_found"],
  },
];
