// Loops of src/graph/, and of src/explain/ those over all edges: each takes a slice of the work, so that V8 can go over to optimised code between two calls.
export { keepEdges, kept, setKept } from './baseline/finding-edges';
export { nameNodes, setClasses } from './class-names';
export { setEdges } from './columns';
export { enter, newest, setOrder, startWalk, walk } from './graph/depth-first-order';
export { queued, setDistances, spread } from './graph/distances';
export {
  allowSteps,
  findSemidominators,
  orderDominators,
  setDominators,
  settle,
  stepsLeft,
  sumUp,
} from './graph/dominators';
export { judgeEdges, setEssential } from './graph/essential-edges';
export { addUp, countRetainers, fillRetainers } from './graph/retainers';
export { initOwners, passOn, setNodes, tellTargets } from './graph/shallow-sizes';
